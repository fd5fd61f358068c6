import type { Readable } from "node:stream";
import { messageOf } from "@hasp/core";
import { AdmissionError } from "../error.ts";
import { findUid } from "../review/admission-review.ts";

/**
 * Bytes of a review: the API server takes objects of 3 MiB, an update carries two, and JSON writes one byte as up to six
 * (`\u003c`). Beside them stand options and who asks.
 */
export const BODY_LIMIT = 38 * 1024 * 1024;
/** Bytes of all bodies that are on their way: a dozen of the largest, or thousands as they are. */
const HELD_LIMIT = 256 * 1024 * 1024;
/** Of a body that is too large, what holds its uid. */
const START = 4096;

/** A body as it was posted, or whom to answer that it is too large. */
export type Body =
  | { readonly json: unknown; readonly bytes: number }
  | { readonly uid: string; readonly error: AdmissionError };

/** One that is on its way. */
interface Arriving {
  size: number;
  parts: Buffer[];
  /** What it began with, once the rest of it is let go. */
  start?: string;
}

/**
 * Reads bodies, of which all that are on their way hold no more than so many bytes together: beyond, the largest is let go, so
 * that nobody is kept out by another's.
 */
export function createBodyReader(limit: number = HELD_LIMIT) {
  const arriving = new Set<Arriving>();
  let held = 0;

  function take(body: Arriving, part: Buffer): void {
    body.size += part.length;
    if (body.start !== undefined) return;
    body.parts.push(part);
    held += part.length;
    if (body.size > BODY_LIMIT) letGo(body);
    else if (held > limit) letGo(largest());
  }

  function letGo(body: Arriving | undefined): void {
    if (!body) return;
    body.start = Buffer.concat(body.parts.splice(0)).toString("utf8", 0, START);
    if (arriving.delete(body)) held -= body.size;
  }

  function largest(): Arriving | undefined {
    let found: Arriving | undefined;
    for (const body of arriving) if (!found || body.size > found.size) found = body;
    return found;
  }

  /**
   * Reads a body to its end, whatever its size: who still sends does not hear an answer.
   * @throws AdmissionError `REVIEW_INVALID`; `REVIEW_TOO_LARGE`, `OVERLOADED` where nobody is to be answered
   */
  return async (stream: Readable): Promise<Body> => {
    const body: Arriving = { size: 0, parts: [] };
    arriving.add(body);
    try {
      for await (const part of stream as AsyncIterable<Buffer>) take(body, part);
      if (body.start === undefined) {
        const json = parseJson(Buffer.concat(body.parts).toString("utf8"));
        return { json, bytes: body.size };
      }
    } finally {
      if (arriving.delete(body)) held -= body.size;
    }
    const error = body.size > BODY_LIMIT ? tooLarge(body.size) : tooMuch(body.size);
    const uid = findUid(body.start);
    if (uid === undefined) throw error;
    return { uid, error };
  };
}

function tooLarge(size: number): AdmissionError {
  return new AdmissionError(
    "REVIEW_TOO_LARGE",
    `the review has ${size} bytes, over ${BODY_LIMIT}`,
    { hint: "no object that the API server takes is that large: make it smaller" },
  );
}

function tooMuch(size: number): AdmissionError {
  return new AdmissionError(
    "OVERLOADED",
    `the review has ${size} bytes, the most of all that arrived at a time`,
    { hint: "try again, or run more replicas of the webhook" },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AdmissionError("REVIEW_INVALID", `not JSON: ${messageOf(error)}`, {
      cause: error,
      hint: "only the Kubernetes API server posts here",
    });
  }
}
