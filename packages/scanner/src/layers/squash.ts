import type { LayerEntry } from "./layer-entry.ts";
import type { LayerIndex } from "./layer-index.ts";

/** A path of the final file system and the layer that provides it. */
export interface SquashedEntry {
  /** Its real path: no parent is a symbolic link. */
  readonly path: string;
  /** Number of the layer, 0 for the lowest. */
  readonly layer: number;
  /** The layer's entry; its `path` is as the layer writes it. */
  readonly entry: LayerEntry;
}

/** The file system that a container of the image would see. */
export interface SquashedView {
  /** Every path, parents before their content. */
  entries(): Iterable<SquashedEntry>;
  /** What is at a path once symbolic links (of the path and its parents) and hard links are followed. */
  resolve(path: string): SquashedEntry | undefined;
  /** Whether a later layer deleted, replaced or hid what this layer has at the path (as the layer writes it). */
  isRemoved(layer: number, path: string): boolean;
}

export declare function squash(indexes: readonly LayerIndex[]): SquashedView;
