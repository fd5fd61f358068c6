import { type Digest, sha256 } from "@hasp/core";
import { defaultLimits } from "../../limits.ts";
import type { LayerBlob } from "../layer-blob.ts";
import type { LayerEntry } from "../layer-entry.ts";
import type { ReadLayerOptions } from "../read-layer.ts";

/** A layer in memory, told truly unless a digest says otherwise. */
export function blobOf(
  plain: Uint8Array,
  stored: Uint8Array = plain,
  lie: { digest?: Digest; diffId?: Digest } = {},
): LayerBlob {
  return {
    digest: sha256(stored),
    diffId: sha256(plain),
    ...lie,
    async *open() {
      for (let at = 0; at < stored.length; at += 10_000) yield stored.subarray(at, at + 10_000);
    },
  };
}

/** Reads every file and remembers what it was told. */
export function recorder(limits: Partial<ReadLayerOptions["limits"]> = {}) {
  const files: [path: string, content: string][] = [];
  const problems: [code: string, path: string][] = [];
  const options: ReadLayerOptions = {
    limits: { ...defaultLimits, ...limits },
    signal: AbortSignal.timeout(60_000),
    select: () => "read",
    onFile(entry: LayerEntry, bytes: Uint8Array) {
      files.push([entry.path, Buffer.from(bytes).toString()]);
    },
    onProblem({ code, path }) {
      problems.push([code, path]);
    },
  };
  return { files, problems, options };
}
