/** A file that an import writes, below the folder that was named. */
export interface ImportedFile {
  /** Parts of lower case letters, digits, dashes, underscores and one dot: it cannot leave the folder. */
  readonly name: string;
  readonly text: string;
}

/** What became of one rule, template or criterion. */
export interface ImportedItem {
  readonly name: string;
  /** `rules.yaml:12`. */
  readonly place: string;
  /** `imported`: it says what the original says; `partly`: but for what the reasons name; `left-out`: nothing of it. */
  readonly state: "imported" | "partly" | "left-out";
  /** The id of the policy that it became. */
  readonly policy?: string;
  /** What could not be said, and why. */
  readonly reasons: readonly string[];
}

/** What an importer makes of files. */
export interface Import {
  readonly files: readonly ImportedFile[];
  readonly items: readonly ImportedItem[];
  /** What the conditions name, where the format has fields: how often, and how often the contract can answer. */
  readonly fields?: FieldShare;
}

export interface FieldShare {
  readonly named: number;
  readonly mapped: number;
  /** What is not mapped, with how often. */
  readonly unmapped: Readonly<Record<string, number>>;
}

export interface SourceFile {
  readonly place: string;
  readonly text: string;
}

const MAX_SLUG = 60;

/** A name in kebab-case, whatever it was; never empty, and no part of a path that leads anywhere. */
export function slugOf(name: string, taken: ReadonlySet<string>, prefix: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ["unnamed"];
  const slug = `${prefix}-${words.join("-").slice(0, MAX_SLUG).replace(/-$/, "")}`;
  if (!taken.has(slug)) return slug;
  let n = 2;
  while (taken.has(`${slug}-${n}`)) n += 1;
  return `${slug}-${n}`;
}
