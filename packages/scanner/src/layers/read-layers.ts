import type { Problem } from "@hasp/core";
import type { Limits } from "../limits.ts";
import type { LayerBlob } from "../sources/source.ts";
import type { LayerEntry } from "./layer-entry.ts";
import type { LayerIndex } from "./layer-index.ts";

export interface ReadLayersOptions {
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** Layers read at the same time; 2 by default. */
  readonly parallel?: number;
  /** `layer` is the number of the layer, 0 for the lowest. See `ReadLayerOptions`. */
  select(entry: LayerEntry, layer: number): "read" | "skip";
  onFile(entry: LayerEntry, bytes: Uint8Array, layer: number): void | Promise<void>;
  onProblem(problem: Problem, layer: number): void;
}

/** Reads all layers, lowest first in the result; the first error ends the others. */
export declare function readLayers(
  blobs: readonly LayerBlob[],
  options: ReadLayersOptions,
): Promise<LayerIndex[]>;
