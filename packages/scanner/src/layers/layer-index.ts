import type { Digest } from "@hasp/core";
import type { LayerEntry } from "./layer-entry.ts";

/** What one layer brings and takes away; its digests were verified. */
export interface LayerIndex {
  /** Digest of the stored bytes, where the source has one. */
  readonly digest?: Digest;
  readonly diffId: Digest;
  /** Bytes when uncompressed. */
  readonly size: number;
  /** By path; where a path comes twice, the last entry counts. */
  readonly entries: ReadonlyMap<string, LayerEntry>;
  /** Paths that the layer deletes from the layers below it (OCI image-spec, layer.md, "Whiteouts"). */
  readonly whiteouts: ReadonlySet<string>;
  /** Folders whose content in the layers below it hides (layer.md, "Opaque Whiteout"). */
  readonly opaques: ReadonlySet<string>;
}
