import { messageOf } from "@hasp/core";
import { z } from "zod";
import { contractVersion } from "../contract/input.ts";
import type { Needs } from "../contract/need.ts";
import { BundleError } from "../error.ts";

/** Where a bundle stands among those of its publisher; whole numbers that JavaScript and Go both keep exactly. */
const Sequence = z.int().nonnegative();

/** OPA's bundle manifest, as far as it is read here (bundle.schema: revision, roots, wasm, metadata). */
const Manifest = z.looseObject({
  revision: z.string().max(1000).default(""),
  wasm: z.array(z.looseObject({ entrypoint: z.string(), module: z.string() })).optional(),
  metadata: z
    .looseObject({
      hasp: z
        .looseObject({
          contract: z.int().optional(),
          entrypoints: z.array(z.string()),
          needs: z.record(z.string(), z.array(z.string())).optional(),
          sequence: Sequence.optional(),
        })
        .optional(),
    })
    .optional(),
});

export interface ManifestFields {
  readonly revision: string;
  readonly entrypoints: readonly string[];
  readonly roots: readonly string[];
  readonly needs: Needs;
  /** Greater in each bundle that follows; absent where the publisher keeps no order. */
  readonly sequence?: number;
}

/**
 * The manifest's JSON value. It names the entrypoints in its metadata and lists no `wasm` resolvers:
 * with those a stock OPA without a WASM engine refuses the bundle.
 */
export function createManifest(fields: ManifestFields): object {
  const { revision, entrypoints, roots, needs, sequence } = fields;
  const order = sequence !== undefined && { sequence };
  const hasp = { contract: contractVersion, entrypoints, needs, ...order };
  return { revision, roots, rego_version: 1, metadata: { hasp } };
}

/**
 * Reads revision, sequence, entrypoints and needs; bundles that `opa build` made name their entrypoints in `wasm`.
 * @throws BundleError `BUNDLE_CORRUPT`, `CONTRACT_UNSUPPORTED`
 */
export function parseManifest(text: string): Omit<ManifestFields, "roots"> {
  try {
    const { revision, metadata, wasm = [] } = Manifest.parse(JSON.parse(text));
    const { contract = contractVersion, entrypoints, needs = {}, sequence } = metadata?.hasp ?? {};
    if (contract !== contractVersion) throw newer(contract);
    return {
      revision,
      entrypoints: entrypoints ?? wasm.map(({ entrypoint }) => entrypoint),
      needs: needs as Needs,
      ...(sequence !== undefined && { sequence }),
    };
  } catch (error) {
    if (error instanceof BundleError) throw error;
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new BundleError("BUNDLE_CORRUPT", `the bundle's .manifest is not valid: ${reason}`, {
      cause: error,
      hint: "build the bundle again: hasp policy build",
    });
  }
}

function newer(contract: number): BundleError {
  return new BundleError(
    "CONTRACT_UNSUPPORTED",
    `the bundle is written for contract ${contract}, and this program speaks contract ${contractVersion}`,
    { hint: "build the bundle with this version of hasp, or run the version that built it" },
  );
}
