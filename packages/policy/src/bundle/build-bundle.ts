import { canonicalJson, sha256 } from "@hasp/core";
import type { Needs } from "../contract/need.ts";
import { packArchive } from "./archive.ts";
import { createManifest } from "./manifest.ts";
import { createSignatures, SIGNATURES_FILE, type SigningKey } from "./signatures.ts";

export interface BundleParts {
  readonly wasm: Uint8Array;
  /** Rego sources by their path: a stock OPA evaluates these. */
  readonly files: Readonly<Record<string, string>>;
  /** The root of `data`. */
  readonly data: object;
  /** Rule paths that the module answers: `hasp/decide/workload`. */
  readonly entrypoints: readonly string[];
  /** What the policies read beyond the common part of inputs. */
  readonly needs?: Needs;
  /** A short digest of the content when not given. */
  readonly revision?: string;
  /** Where it stands among the bundles of its publisher: the greater one is the newer. */
  readonly sequence?: number;
  /** Paths of `data` that belong to this bundle; all of it when not given. */
  readonly roots?: readonly string[];
  readonly signing?: SigningKey;
}

/**
 * Packs an OPA bundle; equal parts give equal bytes.
 * @throws BundleError `KEY_INVALID`
 */
export async function buildBundle(parts: BundleParts): Promise<Uint8Array> {
  const { wasm, data, roots = [""], needs = {} } = parts;
  const content = new Map<string, Uint8Array>([
    ["policy.wasm", wasm],
    ["data.json", Buffer.from(canonicalJson(data))],
  ]);
  for (const [path, text] of Object.entries(parts.files))
    content.set(path.replace(/^\//, ""), Buffer.from(text));
  const entrypoints = parts.entrypoints.toSorted();
  const revision = parts.revision ?? revisionOf(content, { entrypoints, roots, needs });
  const order = parts.sequence !== undefined && { sequence: parts.sequence };
  const manifest = canonicalJson(createManifest({ revision, entrypoints, roots, needs, ...order }));
  const files = new Map(content).set(".manifest", Buffer.from(manifest));
  if (parts.signing !== undefined)
    files.set(SIGNATURES_FILE, Buffer.from(await createSignatures(files, parts.signing)));
  return packArchive(files);
}

function revisionOf(files: ReadonlyMap<string, Uint8Array>, rest: object): string {
  const digests = Object.fromEntries([...files].map(([name, bytes]) => [name, sha256(bytes)]));
  return sha256(canonicalJson({ ...rest, files: digests })).slice("sha256:".length, 19);
}
