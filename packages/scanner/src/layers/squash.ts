import { FileTree, pathOf } from "./file-tree.ts";
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
  /** Every path, parents before their content; folders that no layer writes are left out. */
  entries(): Iterable<SquashedEntry>;
  /** What is at a path once symbolic links (of the path and its parents) and hard links are followed. */
  resolve(path: string): SquashedEntry | undefined;
  /** Where a path leads once symbolic links are followed, also to a folder that no layer writes. */
  realPath(path: string): string | undefined;
  /** Whether a later layer deleted, replaced or hid what this layer has at the path (as the layer writes it). */
  isRemoved(layer: number, path: string): boolean;
}

/**
 * Applies the layers over each other, lowest first (OCI image-spec, layer.md, "Applying Changesets").
 * @throws ScanError `LIMIT_EXCEEDED` for symbolic links that take too long to follow
 */
export function squash(indexes: readonly LayerIndex[]): SquashedView {
  const tree = new FileTree();
  for (const [layer, index] of indexes.entries()) applyLayer(tree, index, layer);
  const visible = new Set<LayerEntry | undefined>();
  for (const { own } of tree.nodes()) if (own) visible.add(own.entry);
  return {
    *entries() {
      for (const node of tree.nodes()) {
        if (node.own) yield { path: pathOf(node), ...node.own };
      }
    },
    resolve(path) {
      const node = tree.find(path, "follow");
      const place = node?.content ?? node?.own;
      return node && place && { path: pathOf(node), ...place };
    },
    realPath(path) {
      const node = tree.find(path, "follow");
      return node && pathOf(node);
    },
    isRemoved(layer, path) {
      return !visible.has(indexes[layer]?.entries.get(path));
    },
  };
}

function applyLayer(tree: FileTree, index: LayerIndex, layer: number): void {
  // whiteouts hide the layers below only, wherever they stand in their own
  for (const path of index.whiteouts) tree.delete(path);
  for (const path of index.opaques) {
    const folder = tree.find(path, "follow");
    if (folder) folder.children = undefined;
  }
  for (const entry of index.entries.values()) tree.place(entry, layer);
}
