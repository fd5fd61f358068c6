import type { Readable } from "node:stream";
import { messageOf } from "@hasp/core";
import { AdmissionError } from "./error.ts";
import { findUid } from "./review/admission-review.ts";

/**
 * Bytes of a review: the API server takes objects of 3 MiB, an update carries two, and JSON writes one byte as up to six
 * (`\u003c`). Beside them stand options and who asks.
 */
export const BODY_LIMIT = 38 * 1024 * 1024;
/** Of a body that is too large, what holds its uid. */
const START = 4096;

/** A body as it was posted, or whom to answer that it is too large. */
export type Body =
  | { readonly json: unknown }
  | { readonly uid: string; readonly error: AdmissionError };

/**
 * Reads a body to its end, whatever its size: who still sends does not hear an answer.
 * @throws AdmissionError `REVIEW_INVALID`, `REVIEW_TOO_LARGE` where nobody is to be answered
 */
export async function readBody(stream: Readable): Promise<Body> {
  let parts: Buffer[] = [];
  let size = 0;
  let start: string | undefined;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (start !== undefined) continue;
    parts.push(part);
    if (size <= BODY_LIMIT) continue;
    start = Buffer.concat(parts).toString("utf8", 0, START);
    parts = [];
  }
  if (start === undefined) return { json: parseJson(Buffer.concat(parts).toString("utf8")) };
  const error = new AdmissionError(
    "REVIEW_TOO_LARGE",
    `the review has ${size} bytes, over ${BODY_LIMIT}`,
    {
      hint: "no object that the API server takes is that large: make it smaller",
    },
  );
  const uid = findUid(start);
  if (uid === undefined) throw error;
  return { uid, error };
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
