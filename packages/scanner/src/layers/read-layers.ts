import type { Problem } from "@hasp/core";
import { Budget } from "../archive/budget.ts";
import type { Limits } from "../limits.ts";
import { DigestThread } from "./digest-thread.ts";
import type { LayerBlob } from "./layer-blob.ts";
import type { LayerEntry } from "./layer-entry.ts";
import type { LayerIndex } from "./layer-index.ts";
import { readLayer } from "./read-layer.ts";

/** As `ReadLayerOptions`; `layer` is the number of the layer, 0 for the lowest. */
export interface ReadLayersOptions {
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** Layers read at the same time; 2 by default. */
  readonly parallel?: number;
  select(entry: LayerEntry, layer: number): "read" | "skip";
  onFile(entry: LayerEntry, bytes: Uint8Array, layer: number): void | Promise<void>;
  onProblem(problem: Problem, layer: number): void;
}

/**
 * Reads all layers, several at a time, and returns them lowest first; the first error ends the others.
 * @throws ScanError as `readLayer` does, and `LIMIT_EXCEEDED` for too many layers or bytes in the image
 */
export async function readLayers(
  blobs: readonly LayerBlob[],
  options: ReadLayersOptions,
): Promise<LayerIndex[]> {
  const { limits, parallel = 2 } = options;
  const budget = new Budget(limits.imageBytes);
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const indexes: LayerIndex[] = [];
  const queue = blobs.entries();

  async function work(): Promise<void> {
    const thread = new DigestThread();
    try {
      for (const [layer, blob] of queue) {
        const onLayer = {
          limits,
          signal,
          select: (entry: LayerEntry) => options.select(entry, layer),
          onFile: (entry: LayerEntry, bytes: Uint8Array) => options.onFile(entry, bytes, layer),
          onProblem: (problem: Problem) => options.onProblem(problem, layer),
        };
        indexes[layer] = await readLayer(blob, onLayer, { thread, budget });
      }
    } catch (error) {
      stop.abort(error);
      throw error;
    } finally {
      await thread.close();
    }
  }

  const workers = Array.from({ length: Math.min(parallel, blobs.length) }, work);
  await Promise.allSettled(workers);
  await Promise.all(workers);
  return indexes;
}
