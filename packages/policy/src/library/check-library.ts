import { hostBuiltins } from "../evaluator/host-builtin-names.ts";
import { assemble, type LibraryOptions } from "./compile-library.ts";
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
