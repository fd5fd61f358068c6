import { messageOf } from "@hasp/core";
import { z } from "zod";
import { BundleError } from "../error.ts";

/** OPA's bundle manifest, as far as it is read here (bundle.schema: revision, roots, wasm, metadata). */
const Manifest = z.looseObject({
  revision: z.string().max(1000).default(""),
  wasm: z.array(z.looseObject({ entrypoint: z.string(), module: z.string() })).optional(),
  metadata: z
    .looseObject({ hasp: z.looseObject({ entrypoints: z.array(z.string()) }).optional() })
    .optional(),
});

export interface ManifestFields {
  readonly revision: string;
  readonly entrypoints: readonly string[];
  readonly roots: readonly string[];
}

/**
 * The manifest's JSON value. It names the entrypoints in its metadata and lists no `wasm` resolvers:
 * with those a stock OPA without a WASM engine refuses the bundle.
 */
export function createManifest({ revision, entrypoints, roots }: ManifestFields): object {
  return { revision, roots, rego_version: 1, metadata: { hasp: { entrypoints } } };
}

/**
 * Reads revision and entrypoints; bundles that `opa build` made name them in `wasm`.
 * @throws BundleError `BUNDLE_CORRUPT`
 */
export function parseManifest(text: string): { revision: string; entrypoints: readonly string[] } {
  try {
    const { revision, metadata, wasm = [] } = Manifest.parse(JSON.parse(text));
    const listed = metadata?.hasp?.entrypoints;
    return { revision, entrypoints: listed ?? wasm.map(({ entrypoint }) => entrypoint) };
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new BundleError("BUNDLE_CORRUPT", `the bundle's .manifest is not valid: ${reason}`, {
      cause: error,
      hint: "build the bundle again: hasp policy build",
    });
  }
}
