import type { ZipLimits } from "../../archive/read-zip.ts";

/** What an import may cost; hostile feeds reach these, real ones do not. */
export interface ImportLimits extends ZipLimits {
  /** Bytes of a JSON document when uncompressed. */
  readonly documentBytes: number;
  /** Bytes of a zip as stored. */
  readonly zipFileBytes: number;
  /** Files in all folders. */
  readonly files: number;
  /** Folders within folders. */
  readonly depth: number;
  /** Problems told one by one. */
  readonly problems: number;
}

export const defaultImportLimits: ImportLimits = {
  documentBytes: 400 * 2 ** 20,
  zipFileBytes: 2 ** 30,
  entries: 2_000_000,
  entryBytes: 32 * 2 ** 20,
  zipBytes: 16 * 2 ** 30,
  zipRatio: 100,
  files: 100_000,
  depth: 16,
  problems: 1000,
};
