import { hostBuiltins } from "../evaluator/builtins/builtin.ts";
import { assemble, type LibraryOptions } from "./compile-library.ts";
import { toRego } from "./describe-library.ts";
import type { LibraryFile } from "./library-file.ts";
import { withTypes } from "./library-types.ts";
import type { Policy } from "./policy.ts";

/**
 * Checks metadata and Rego, tests included, strictly and against the contract's types.
 * @returns the policies that were checked
 * @throws PolicyError `LIBRARY_INVALID`, `METADATA_INVALID`, `POLICY_INVALID`
 */
export async function checkLibrary(options: LibraryOptions): Promise<readonly Policy[]> {
  const { files, policies } = await assemble(options);
  await options.compiler.check({ ...withTypes(files, policies), hostBuiltins });
  return policies;
}

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
