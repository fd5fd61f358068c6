import type { OpenImage } from "./source.ts";
import type { StoredFiles } from "./stored-files.ts";

/** Opens an image out of files, which the image closes; or this, when it is refused. */
export async function openWith(
  files: StoredFiles,
  read: (files: StoredFiles) => Promise<OpenImage>,
): Promise<OpenImage> {
  try {
    return await read(files);
  } catch (error) {
    await files.close();
    throw error;
  }
}
