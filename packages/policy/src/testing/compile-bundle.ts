import { type BundleParts, buildBundle } from "../bundle/build-bundle.ts";
import type { Bundle } from "../bundle/bundle.ts";
import { openBundle } from "../bundle/open-bundle.ts";
import { localCompiler } from "../compiler/local-compiler.ts";
import { hostBuiltins } from "../evaluator/builtins/builtin.ts";

interface Source extends Partial<Pick<BundleParts, "data" | "revision" | "signing">> {
  readonly rego: string;
  readonly entrypoints: readonly string[];
  /** Builtins to compile for; those of the evaluator when not given. */
  readonly builtins?: readonly string[];
}

/** Compiles one Rego file, `policy.rego`, into the bytes of a bundle. */
async function compileBundle({ rego, builtins, ...rest }: Source): Promise<Uint8Array> {
  const { entrypoints } = rest;
  const { wasm } = await localCompiler.build({
    modules: [{ path: "policy.rego", text: rego }],
    hostBuiltins: builtins ?? hostBuiltins,
    entrypoints,
  });
  return buildBundle({ data: {}, ...rest, wasm, files: { "policy.rego": rego } });
}

/** Compiles one Rego file and opens the bundle. */
export async function compileAndOpen(source: Source): Promise<Bundle> {
  return openBundle(await compileBundle(source));
}
