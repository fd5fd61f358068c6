import { compareDigits, compareText } from "./compare-digits.ts";
import type { VersionOrder } from "./version-order.ts";

/** What a version ends with sorts by kind; a suffix such as `_rc` makes it older than the version without. */
const kinds = [
  "earlier-suffix",
  "invalid",
  "end",
  "revision",
  "hash",
  "suffix-number",
  "later-suffix",
  "letter",
  "number",
] as const;
type Kind = (typeof kinds)[number];

interface Token {
  readonly kind: Kind;
  readonly text: string;
}

const later = ["cvs", "svn", "git", "hg", "p"];

/** Each piece, what it starts with, and which pieces may stand before it. */
const pieces: readonly { kind: Kind; pattern: RegExp; after: readonly Kind[] }[] = [
  { kind: "number", pattern: /\.(\d+)/y, after: ["number"] },
  { kind: "letter", pattern: /([a-z])/y, after: ["number"] },
  // apk-tools 2 alone: sudo 1.9.5p2, opensmtpd 6.6.2p1
  { kind: "number", pattern: /(\d+)/y, after: ["letter"] },
  {
    kind: "earlier-suffix",
    pattern: /_(alpha|beta|pre|rc)(?![a-z])/y,
    after: ["number", "letter", "earlier-suffix", "later-suffix", "suffix-number"],
  },
  {
    kind: "later-suffix",
    pattern: /_(cvs|svn|git|hg|p)(?![a-z])/y,
    after: ["number", "letter", "earlier-suffix", "later-suffix", "suffix-number"],
  },
  { kind: "suffix-number", pattern: /(\d+)/y, after: ["earlier-suffix", "later-suffix"] },
  {
    kind: "hash",
    pattern: /~([0-9a-f]+)/y,
    after: ["number", "letter", "earlier-suffix", "later-suffix", "suffix-number"],
  },
  {
    kind: "revision",
    pattern: /-r(\d+)/y,
    after: ["number", "letter", "earlier-suffix", "later-suffix", "suffix-number", "hash"],
  },
];

/**
 * The order of Alpine packages, as apk-tools 3 compares: `1.2.3b_rc1_p2~0a1b-r4`.
 * Of an invalid version its valid beginning counts, as apk does; the feeds hold a few such as `1.2.31-0`.
 */
export const apk: VersionOrder = {
  name: "apk",
  isValid: (version) => tokensOf(version).at(-1)?.kind === "end",

  compare(a, b) {
    const left = tokensOf(a);
    const right = tokensOf(b);
    for (const [index, token] of left.entries()) {
      const other = right[index];
      if (other === undefined) break;
      const difference = compareTokens(token, other, index === 0);
      if (difference !== 0) return difference;
    }
    return 0;
  },
};

/** The last token is always `end` or `invalid`. */
function tokensOf(version: string): Token[] {
  const first = /^\d+/.exec(version)?.[0];
  if (first === undefined) return [{ kind: "invalid", text: "" }];
  const tokens: Token[] = [{ kind: "number", text: first }];
  let at = first.length;
  let before: Kind = "number";
  while (at < version.length) {
    const next = pieceAt(version, at, before);
    if (next === undefined) return [...tokens, { kind: "invalid", text: "" }];
    tokens.push(next.token);
    before = next.token.kind;
    at = next.end;
  }
  return [...tokens, { kind: "end", text: "" }];
}

function pieceAt(version: string, at: number, before: Kind) {
  for (const { kind, pattern, after } of pieces) {
    if (!after.includes(before)) continue;
    pattern.lastIndex = at;
    const text = pattern.exec(version)?.[1];
    if (text !== undefined) return { token: { kind, text }, end: pattern.lastIndex };
  }
  return undefined;
}

function compareTokens(a: Token, b: Token, isFirst: boolean): number {
  if (a.kind !== b.kind) return kinds.indexOf(a.kind) - kinds.indexOf(b.kind);
  switch (a.kind) {
    case "number":
      // like a decimal fraction: 1.09 is newer than 1.010
      if (!isFirst && (a.text.startsWith("0") || b.text.startsWith("0"))) {
        return compareText(a.text, b.text);
      }
      return compareDigits(a.text, b.text);
    case "suffix-number":
    case "revision":
      return compareDigits(a.text, b.text);
    case "later-suffix":
      return later.indexOf(a.text) - later.indexOf(b.text);
    default:
      // the suffixes that make a version older stand in the order of the alphabet
      return compareText(a.text, b.text);
  }
}
