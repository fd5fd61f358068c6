import { parseImageDocument } from "../../image/image-document.ts";
import type { LayerEntry } from "../../layers/layer-entry.ts";
import { squash } from "../../layers/squash.ts";
import type { CollectedFacts, ReadImage } from "../collector.ts";

/** An image of the given layers, once they were read; the last of them takes paths away. */
export function readImage(
  layers: readonly (readonly LayerEntry[])[],
  facts: CollectedFacts = {},
  whiteouts: readonly string[] = [],
): ReadImage {
  const indexes = layers.map((entries, number) => ({
    diffId: `sha256:${number}`,
    size: 0,
    entries: new Map(entries.map((entry) => [entry.path, entry])),
    whiteouts: new Set(number === layers.length - 1 ? whiteouts : []),
    opaques: new Set<string>(),
  }));
  return {
    layers: indexes,
    view: squash(indexes),
    document: parseImageDocument(Buffer.from('{"os":"linux","architecture":"amd64"}')),
    facts,
  };
}
