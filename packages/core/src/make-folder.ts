import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it that are not there. Node's own `recursive` asks without end where a folder is there in which
 * none can be made, such as /proc.
 */
export async function makeFolder(path: string): Promise<void> {
  if (await isFolder(path)) return;
  const above = dirname(path);
  // a file above is told by mkdir itself
  if (!(await stat(above).catch(() => undefined))) await makeFolder(above);
  try {
    await mkdir(path);
  } catch (error) {
    // another may have been faster
    if (!(await isFolder(path))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}
