import { compareDigits } from "./compare-digits.ts";
import { compareParsed } from "./compare-parsed.ts";
import type { VersionOrder } from "./version-order.ts";

const EPOCH = /^(?<epoch>\d+):(?<rest>.*)$/;
const UPSTREAM = /^[A-Za-z0-9.+~:-]+$/;
const REVISION = /^[A-Za-z0-9.+~]+$/;
/** dpkg keeps an epoch in an `int`. */
const MAX_EPOCH = 2 ** 31 - 1;

interface DebVersion {
  readonly epoch: number;
  readonly upstream: string;
  readonly revision: string;
}

/** The order of Debian and Ubuntu packages (deb-version(7), "Sorting algorithm"). */
export const dpkg: VersionOrder = {
  name: "dpkg",
  isValid: (version) => parse(version) !== undefined,

  compare: (a, b) => compareParsed(a, b, parse, compareVersions),
};

function compareVersions(left: DebVersion, right: DebVersion): number {
  return (
    left.epoch - right.epoch ||
    comparePart(left.upstream, right.upstream) ||
    comparePart(left.revision, right.revision)
  );
}

function parse(version: string): DebVersion | undefined {
  const { epoch = "0", rest = version } = EPOCH.exec(version)?.groups ?? {};
  const dash = rest.lastIndexOf("-");
  const upstream = dash === -1 ? rest : rest.slice(0, dash);
  const revision = dash === -1 ? "0" : rest.slice(dash + 1);
  if (Number(epoch) > MAX_EPOCH || !UPSTREAM.test(upstream) || !REVISION.test(revision)) {
    return undefined;
  }
  // a colon is part of the upstream version only where an epoch stands before it
  if (rest === version && rest.includes(":")) return undefined;
  return { epoch: Number(epoch), upstream, revision };
}

/** Takes turns between the longest run of non-digits and the longest run of digits, from the left. */
function comparePart(a: string, b: string): number {
  let left = 0;
  let right = 0;
  while (left < a.length || right < b.length) {
    while (isNonDigit(a, left) || isNonDigit(b, right)) {
      const difference = weight(a, left) - weight(b, right);
      if (difference !== 0) return difference;
      left++;
      right++;
    }
    const leftDigits = digitsAt(a, left);
    const rightDigits = digitsAt(b, right);
    const difference = compareDigits(leftDigits, rightDigits);
    if (difference !== 0) return difference;
    left += leftDigits.length;
    right += rightDigits.length;
  }
  return 0;
}

function isNonDigit(text: string, at: number): boolean {
  return at < text.length && !isDigit(text.charCodeAt(at));
}

function digitsAt(text: string, start: number): string {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A tilde sorts before the end of the part, letters before everything else. */
function weight(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code) || isDigit(code)) return 0;
  const character = text.charAt(at);
  if (character === "~") return -1;
  return /[A-Za-z]/.test(character) ? code : code + 256;
}
