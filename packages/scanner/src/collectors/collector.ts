import type { ImageFacts, Problem, ProblemCode } from "@hasp/core";
import type { ImageDocument } from "../image/image-document.ts";
import type { LayerEntry } from "../layers/layer-entry.ts";
import type { LayerIndex } from "../layers/layer-index.ts";
import type { SquashedView } from "../layers/squash.ts";

/** The facts that collectors tell; matching and the engine tell the others. */
export type CollectedFacts = Partial<Omit<ImageFacts, "findings" | "coverage" | "problems">>;

/** An image once all of its layers were read. */
export interface ReadImage {
  readonly layers: readonly LayerIndex[];
  readonly view: SquashedView;
  /** Its configuration, without what collectors before this one redacted. */
  readonly document: ImageDocument;
  /** What the collectors before this one told. */
  readonly facts: CollectedFacts;
}

/** What a collector learned. */
export interface Collected {
  readonly facts: CollectedFacts;
  readonly problems?: readonly Problem[];
  /** The configuration without what must not leave the image; those after this one see no other. */
  readonly document?: ImageDocument;
}

/** Learns one thing of one image. The engine reads the layers; a collector is made for each image and only looks at what it is given. */
export interface Collector {
  readonly name: string;
  /** Raised when the same image gives other facts: those made by an older version are stale. */
  readonly version: number;
  /** The problem as which its failure weighs in a decision. */
  readonly failure: ProblemCode;
  /** Whether nothing may be told of an image where it cannot finish, because it redacts. */
  readonly isGuard?: true;
  /** Whether it is to be given a file's bytes; asked once for each file and hard link of a layer, so it can note what it leaves out. */
  wants(entry: LayerEntry, layer: number): boolean;
  /** Takes a wanted file; files of one layer come in order, those of different layers side by side. An error fails this file alone. */
  add(entry: LayerEntry, bytes: Uint8Array, layer: number): void;
  finish(image: ReadImage): Collected;
}
