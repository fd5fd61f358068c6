import { parseImageDocument } from "../../image/image-document.ts";
import type { LayerEntry } from "../../layers/layer-entry.ts";
import { squash } from "../../layers/squash.ts";
import type { CollectedFacts, ReadImage } from "../collector.ts";

/** An image of the given layers, once they were read. */
export function readImage(
  layers: readonly (readonly LayerEntry[])[],
  facts: CollectedFacts = {},
  removed: readonly string[] = [],
): ReadImage {
  const indexes = layers.map((entries, number) => ({
    diffId: `sha256:${number}`,
    size: 0,
    entries: new Map(entries.map((entry) => [entry.path, entry])),
    whiteouts: new Set<string>(),
    opaques: new Set<string>(),
  }));
  const view = squash(indexes);
  return {
    layers: indexes,
    view: {
      ...view,
      isRemoved: (layer, path) =>
        removed.includes(`${layer}:${path}`) || view.isRemoved(layer, path),
    },
    document: parseImageDocument(Buffer.from('{"os":"linux","architecture":"amd64"}')),
    facts,
  };
}
