import { realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { ScanError } from "../error.ts";
import { readRange } from "./file-range.ts";
import { findStats, forbidden, isForbidden, notFound, openFile } from "./open-file.ts";
import type { StoredFiles } from "./stored-files.ts";

/**
 * A layout that is a folder.
 * @throws ScanError `SOURCE_NOT_FOUND`, `SOURCE_IS_FILE`, `SOURCE_FORBIDDEN`
 */
export async function openFolder(folder: string): Promise<StoredFiles> {
  const stats = await findStats(folder);
  if (!stats) throw notFound(folder);
  if (!stats.isDirectory()) {
    throw new ScanError("SOURCE_IS_FILE", `${JSON.stringify(folder)} is not a folder`, {
      hint: "for a tar write oci-archive:FILE or docker-archive:FILE",
    });
  }
  // a folder that cannot be entered would look like one without a layout
  await stat(join(folder, "index.json")).catch((error) => {
    if (isForbidden(error)) throw forbidden(folder, error);
  });
  const root = await realpath(folder);
  return {
    name: folder,
    async find(path) {
      const real = await realpath(join(root, path)).catch(() => undefined);
      if (real === undefined) return undefined;
      if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) throw leadsOut(folder, path);
      const { handle, size } = await openFile(real);
      await handle.close();
      return { size, open: (signal) => readWhole(real, size, signal) };
    },
    async close() {},
  };
}

async function* readWhole(file: string, size: number, signal: AbortSignal) {
  const { handle } = await openFile(file);
  try {
    yield* readRange(handle, 0, size, signal);
  } finally {
    await handle.close();
  }
}

export function leadsOut(layout: string, path: string): ScanError {
  const message = `${JSON.stringify(path)} in ${JSON.stringify(layout)} is a link that leads out of it`;
  return new ScanError("SOURCE_UNSUPPORTED", message, {
    hint: "copy the layout with its files: cp -rL",
  });
}
