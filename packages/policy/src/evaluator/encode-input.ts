import { canonicalJson, type Digest, messageOf, sha256 } from "@hasp/core";
import type { Input } from "../contract/input.ts";
import { EvaluationError } from "../error.ts";

export interface EncodedInput {
  /** JSON that holds no lone surrogates. */
  readonly text: string;
  /** Of the input's canonical JSON. */
  readonly digest: Digest;
}

/**
 * Writes an input as it is evaluated, and names it by its digest.
 * @throws EvaluationError `INPUT_TOO_LARGE`, `EVALUATION_FAILED`
 */
export function encodeInput(input: Input, maxBytes: number): EncodedInput {
  return takeInput(writeInput(input), input.kind, maxBytes);
}

/**
 * Takes an input as it was written before.
 * @throws EvaluationError `INPUT_TOO_LARGE`
 */
export function takeInput(text: string, kind: string, maxBytes: number): EncodedInput {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes)
    throw tooLarge(`the input of kind ${kind} has ${bytes} bytes, more than ${maxBytes}`);
  return { text: wellFormed(text), digest: sha256(text) };
}

function writeInput(input: Input): string {
  try {
    return canonicalJson(input);
  } catch (error) {
    // the stack or the greatest string was not enough
    if (error instanceof RangeError)
      throw tooLarge(
        `the input of kind ${input.kind} is too deep or too long to be written`,
        error,
      );
    throw new EvaluationError(
      "EVALUATION_FAILED",
      `the input cannot be written as JSON: ${messageOf(error)}`,
      { cause: error, hint: "give an input that the contract's schemas accept" },
    );
  }
}

/** OPA in Go reads a lone surrogate as U+FFFD; its WebAssembly library aborts on one. */
function wellFormed(json: string): string {
  if (!json.includes("\\ud")) return json;
  return json.replace(/\\(?:ud[89a-f][0-9a-f]{2}|.)/g, (escaped) =>
    escaped.startsWith("\\ud") ? "\ufffd" : escaped,
  );
}

function tooLarge(message: string, cause?: unknown): EvaluationError {
  return new EvaluationError("INPUT_TOO_LARGE", message, {
    cause,
    hint: "leave out what no policy reads: managed fields, status, findings of other images",
  });
}
