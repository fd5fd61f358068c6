import type { SubjectKind } from "../../contract/input.ts";

/** Members of the input by kind of subject: `workload.pod.volumes[].type`, where `[]` is any element and `*` any key. */
export type Reads = Readonly<Partial<Record<SubjectKind, readonly string[]>>>;

/** A check, template, criterion or rule of somebody else's catalogue, and where the contract says what it reads. */
export interface Entry {
  /** As the catalogue names it. */
  readonly name: string;
  readonly reads: Reads;
  /** What it happens on, for those about events: `file/open`. */
  readonly events?: readonly string[];
  /** `node` for those that are about processes outside of containers. */
  readonly place?: "node";
  readonly note?: string;
  /** Why the contract cannot carry it, or not without loss. */
  readonly lacks?: string;
}

export interface Catalogue {
  readonly name: string;
  /** Where its names were taken from, and when. */
  readonly source: string;
  /** What an entry of it is called. */
  readonly unit: string;
  /** What decides whether its entries are asked at all: levels, exemptions, kinds of requests. */
  readonly around?: Reads;
  readonly entries: readonly Entry[];
}
