import { KeywordSearch } from "./keyword-search.ts";
import { secretRules } from "./rules/index.ts";
import type { SecretMatch, SecretRule } from "./secret-rule.ts";

/** A credential and where it starts; it must not outlive the scan of its file. */
export interface FoundSecret {
  readonly rule: SecretRule;
  /** Bytes from the start of the text. */
  readonly offset: number;
  readonly secret: string;
}

export interface SecretSearch {
  readonly found: readonly FoundSecret[];
  /** Whether the text had more candidates or secrets than are looked at. */
  readonly truncated: boolean;
}

/** Bytes around a keyword that an expression sees. */
const BEFORE = 64;
const AFTER = 1024;
const MAX_CANDIDATES = 5000;
const MAX_FOUND = 100;

/** Rules and the search for their keywords, by what the text is. */
const everywhere = prepare(secretRules.filter(({ scope }) => scope === "everywhere"));
const settings = prepare(secretRules);

/** Searches bytes for credentials, in the order in which they stand there; overlapping matches count once. */
export function findSecrets(
  bytes: Uint8Array,
  about: { readonly place: SecretMatch["place"]; readonly holdsSettings: boolean },
): SecretSearch {
  const { search, rules } = about.holdsSettings ? settings : everywhere;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: FoundSecret[] = [];
  let candidates = 0;
  let truncated = false;
  search.find(text, (keyword, offset) => {
    truncated = candidates++ >= MAX_CANDIDATES || found.length >= MAX_FOUND;
    const rule = rules[keyword];
    const match =
      truncated || rule === undefined ? undefined : matchAt(text, offset, rule, about.place);
    if (match !== undefined) found.push(match);
    return !truncated;
  });
  return { found: withoutOverlaps(found), truncated };
}

function prepare(rules: readonly SecretRule[]) {
  const pairs = rules.flatMap((rule) => rule.keywords.map((keyword) => ({ keyword, rule })));
  return {
    search: new KeywordSearch(pairs.map(({ keyword }) => keyword)),
    rules: pairs.map(({ rule }) => rule),
  };
}

/** The rule's match around a keyword, if it has one that covers the keyword's first character. */
function matchAt(
  text: Buffer,
  offset: number,
  rule: SecretRule,
  place: SecretMatch["place"],
): FoundSecret | undefined {
  const start = Math.max(0, offset - BEFORE);
  const window = text.toString("latin1", start, Math.min(text.length, offset + AFTER));
  rule.pattern.lastIndex = 0;
  for (let match = rule.pattern.exec(window); match !== null; match = rule.pattern.exec(window)) {
    const { secret, ...groups } = match.groups ?? {};
    if (match.index > offset - start) return undefined;
    if (secret === undefined || match.index + match[0].length <= offset - start) continue;
    if (!rule.isSecret({ secret, groups, place })) return undefined;
    const within = match[0].lastIndexOf(secret);
    return { rule, offset: start + match.index + within, secret };
  }
  return undefined;
}

/** Rules earlier in the list know better: an AWS key is not also some value of a setting. */
function withoutOverlaps(found: readonly FoundSecret[]): FoundSecret[] {
  const kept: FoundSecret[] = [];
  for (const one of found.toSorted((a, b) => rank(a) - rank(b))) {
    if (!kept.some((other) => overlap(one, other))) kept.push(one);
  }
  return kept.sort((a, b) => a.offset - b.offset);
}

function rank({ rule }: FoundSecret): number {
  return secretRules.indexOf(rule);
}

function overlap(a: FoundSecret, b: FoundSecret): boolean {
  return a.offset < b.offset + b.secret.length && b.offset < a.offset + a.secret.length;
}
