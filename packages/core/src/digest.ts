import { hash } from "node:crypto";
import { z } from "zod";
import { CodedError } from "./error.ts";

const PATTERN = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

/** A content digest as the OCI image specification writes it (descriptor.md, "Digests"). */
export const Digest = z.string().regex(PATTERN, "expected sha256:<64 hex> or sha512:<128 hex>");
export type Digest = z.infer<typeof Digest>;

export class DigestError extends CodedError<"DIGEST_INVALID"> {}

export function isDigest(text: string): boolean {
  return PATTERN.test(text);
}

/**
 * Checks that a text is a digest.
 * @throws DigestError `DIGEST_INVALID`
 */
export function parseDigest(text: string): Digest {
  if (isDigest(text)) return text;
  throw new DigestError("DIGEST_INVALID", `not a digest: ${JSON.stringify(text.slice(0, 100))}`, {
    hint: "a digest is sha256: followed by 64 hexadecimal digits in lower case",
  });
}

/** The sha256 digest of bytes, or of a text in UTF-8. */
export function sha256(content: string | Uint8Array): Digest {
  return `sha256:${hash("sha256", content, "hex")}`;
}
