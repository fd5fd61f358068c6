import { RegoNumber, type RegoValue } from "../rego/rego-value.ts";
import type { Builtin } from "./builtin.ts";

interface Version {
  readonly numbers: readonly bigint[];
  readonly preRelease: string;
}

const IDENTIFIERS = /^[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*$/;
const NUMBER = /^(0|[1-9]\d*)$/;
const GREATEST = 2n ** 63n - 1n;

export const semverCompare: Builtin = {
  name: "semver.compare",

  call(a, b) {
    const [left, right] = [parseVersion(a), parseVersion(b)];
    if (left === undefined || right === undefined) return undefined;
    return new RegoNumber(String(compareVersions(left, right)));
  },
};

/** Semantic Versioning 2.0.0, with one leading `v` and numbers of 63 bits, as OPA reads it. */
function parseVersion(value: RegoValue | undefined): Version | undefined {
  if (typeof value !== "string") return undefined;
  const [release, metadata] = cut(value.replace(/^v/, ""), "+");
  if (metadata !== undefined && !IDENTIFIERS.test(metadata)) return undefined;
  const [core, preRelease] = cut(release, "-");
  if (preRelease !== undefined && !isPreRelease(preRelease)) return undefined;
  const parts = core.split(".");
  if (parts.length !== 3 || !parts.every((part) => NUMBER.test(part))) return undefined;
  const numbers = parts.map(BigInt);
  if (numbers.some((number) => number > GREATEST)) return undefined;
  return { numbers, preRelease: preRelease ?? "" };
}

function cut(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function isPreRelease(text: string): boolean {
  return IDENTIFIERS.test(text) && text.split(".").every((part) => !/^0\d+$/.test(part));
}

function compareVersions(a: Version, b: Version): number {
  for (const [index, number] of a.numbers.entries()) {
    const order = compare(number, b.numbers[index] ?? 0n);
    if (order !== 0) return order;
  }
  // a version without a pre-release comes after those with one
  if (a.preRelease === "" || b.preRelease === "")
    return Number(a.preRelease === "") - Number(b.preRelease === "");
  const [left, right] = [a.preRelease.split("."), b.preRelease.split(".")];
  for (const [index, identifier] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const order = compareIdentifiers(identifier, other);
    if (order !== 0) return order;
  }
  return compare(left.length, right.length);
}

/** Numbers come before words; those beyond 63 bits count as the greatest. */
function compareIdentifiers(a: string, b: string): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== undefined && right !== undefined) return compare(left, right);
  if (left !== undefined || right !== undefined) return left === undefined ? 1 : -1;
  return compare(a, b);
}

function numberOf(identifier: string): bigint | undefined {
  if (!/^\d+$/.test(identifier)) return undefined;
  const number = BigInt(identifier);
  return number > GREATEST ? GREATEST : number;
}

function compare<Type extends string | number | bigint>(a: Type, b: Type): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
