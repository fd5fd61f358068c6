import { createHash } from "node:crypto";
import type { Digest } from "@hasp/core";
import { z } from "zod";
import { ScanError } from "../error.ts";
import type { OpenOptions } from "./source.ts";
import type { StoredFile, StoredFiles } from "./stored-files.ts";

/**
 * Reads a small file of a layout whole.
 * @throws ScanError `ARCHIVE_CORRUPT` when it is missing, `LIMIT_EXCEEDED` when it is not small
 */
export async function readWhole(
  files: StoredFiles,
  path: string,
  { limits, signal }: OpenOptions,
): Promise<Buffer> {
  const file = await findRequired(files, path);
  if (file.size > limits.documentBytes) {
    const message = `${path} in ${files.name} has ${file.size} bytes; the limit is ${limits.documentBytes}`;
    throw new ScanError("LIMIT_EXCEEDED", message, { hint: "build or export the image again" });
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.open(signal)) chunks.push(Uint8Array.from(chunk));
  return Buffer.concat(chunks);
}

/** @throws ScanError `ARCHIVE_CORRUPT` when the layout lacks the file */
export async function findRequired(files: StoredFiles, path: string): Promise<StoredFile> {
  const file = await files.find(path);
  if (file) return file;
  throw new ScanError("ARCHIVE_CORRUPT", `${files.name} has no file ${JSON.stringify(path)}`, {
    hint: "the image is incomplete: build or export it again",
  });
}

/** @throws ScanError `DIGEST_MISMATCH` */
export function verifyBytes(bytes: Uint8Array, expected: Digest, path: string): void {
  const algorithm = expected.slice(0, expected.indexOf(":"));
  const found = `${algorithm}:${createHash(algorithm).update(bytes).digest("hex")}`;
  if (found !== expected) throw mismatch(path, `has the digest ${found}`, expected);
}

export function mismatch(path: string, found: string, expected: string): ScanError {
  return new ScanError("DIGEST_MISMATCH", `${path} ${found}, but the image says ${expected}`, {
    hint: "the image is damaged or was tampered with: fetch it again from where it was built",
  });
}

/** @throws ScanError `MANIFEST_INVALID` */
export function parseDocument<T>(bytes: Uint8Array, schema: z.ZodType<T>, path: string): T {
  const parsed = schema.safeParse(parseJson(bytes, path));
  if (parsed.success) return parsed.data;
  const why = z.prettifyError(parsed.error).split("\n").slice(0, 6).join(" ");
  throw new ScanError("MANIFEST_INVALID", `${path} is not as its specification says: ${why}`, {
    hint: "build or export the image again",
  });
}

export function parseJson(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ScanError("MANIFEST_INVALID", `${path} is not JSON`, {
      cause: error,
      hint: "build or export the image again",
    });
  }
}
