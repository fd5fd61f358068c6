/** How versions of one package family sort; members never throw, whatever the text. */
export interface VersionOrder {
  readonly name: string;
  /** Whether the family's own tools accept this version. */
  isValid(version: string): boolean;
  /** Negative when `a` is older than `b`; a total order over all texts, where invalid versions are older than valid ones. */
  compare(a: string, b: string): number;
}
