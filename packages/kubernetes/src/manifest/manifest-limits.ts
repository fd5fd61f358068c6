/** What a file of manifests may hold; every document has its own count of nodes and aliases. */
export interface ManifestLimits {
  readonly bytes: number;
  /** Of YAML, white space and signs included: what memory and time go by. */
  readonly tokens: number;
  readonly documents: number;
  /** Levels of nesting. */
  readonly depth: number;
  /** Values after aliases are expanded. */
  readonly nodes: number;
  readonly aliases: number;
}

/** Room for the largest files of custom resource definitions, and seconds at most for hostile ones. */
export const defaultManifestLimits: ManifestLimits = {
  bytes: 8 * 1024 * 1024,
  tokens: 1_500_000,
  documents: 5000,
  depth: 100,
  nodes: 500_000,
  aliases: 1000,
};
