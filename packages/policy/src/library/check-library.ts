import { PolicyError } from "../error.ts";
import { hostBuiltins } from "../evaluator/builtins/builtin.ts";
import { assemble, type LibraryOptions } from "./compile-library.ts";
import { toRego } from "./describe-library.ts";
import { withLent } from "./lent-files.ts";
import { idOf, isPolicy, type LibraryFile } from "./library-file.ts";
import { withTypes } from "./library-types.ts";
import type { Policy } from "./policy.ts";

export interface CheckLibraryOptions extends LibraryOptions {
  /** Those of the files that are checked; the others lend what these lean on. All of them unless given. */
  readonly own?: readonly LibraryFile[];
}

/**
 * Checks metadata and Rego, tests included, strictly and against the contract's types.
 * @returns the policies that were checked
 * @throws PolicyError `LIBRARY_INVALID`, `METADATA_INVALID`, `POLICY_INVALID`
 */
export async function checkLibrary(options: CheckLibraryOptions): Promise<readonly Policy[]> {
  const { own = options.files } = options;
  requireFreeNames(own, options.files);
  const needed = withLent(own, options.files);
  const { files, policies } = await assemble({ ...options, files: needed });
  await options.compiler.check({ ...withTypes(files, policies), hostBuiltins });
  const names = new Set(own.map(({ name }) => name));
  return policies.filter(({ name }) => names.has(name));
}

/** The policies that are not looked at have their ids too, and a policy's file is named by its id. */
function requireFreeNames(own: readonly LibraryFile[], files: readonly LibraryFile[]): void {
  const mine = new Set(own);
  const taken = new Map(
    files.filter((file) => !mine.has(file) && isPolicy(file)).map((file) => [idOf(file), file]),
  );
  for (const file of own.filter(isPolicy)) {
    const other = taken.get(idOf(file));
    if (other)
      throw new PolicyError(
        "METADATA_INVALID",
        `${file.place}: the id ${idOf(file)} is taken by ${other.place}`,
        { hint: "rename the policy: a library adds to the others and replaces nothing" },
      );
  }
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
