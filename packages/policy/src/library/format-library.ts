import type { LibraryOptions } from "./compile-library.ts";
import { toRego } from "./describe-library.ts";
import type { LibraryFile } from "./library-file.ts";

/**
 * The files that are not formatted as `opa fmt` formats them, with the text they ought to have.
 * @throws PolicyError `POLICY_INVALID` when one cannot be parsed
 */
export async function formatLibrary({
  files,
  compiler,
}: LibraryOptions): Promise<readonly LibraryFile[]> {
  const formatted = await compiler.format(files.map(toRego));
  const texts = new Map(formatted.map(({ path, text }) => [path, text]));
  return files.flatMap((file) => {
    const text = texts.get(file.name) ?? file.text;
    return text === file.text ? [] : [{ ...file, text }];
  });
}
