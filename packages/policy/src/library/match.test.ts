import { expect, test } from "vitest";
import { compileMatch, isNarrow, Match, narrowness } from "./match.ts";

test("writes braces out and images in full, and leaves alone what is compared whole", () => {
  const match: Match = {
    kinds: ["workload"],
    identifiers: ["CVE-{1,2}"],
    packages: ["{a,b}"],
    namespaces: ["{a,b}-x"],
    images: ["{nginx,redis}:1"],
    labels: { app: "{a,b}", tier: ["c", "d"] },
  };
  expect(compileMatch(match)).toEqual({
    kinds: ["workload"],
    identifiers: ["CVE-{1,2}"],
    packages: ["{a,b}"],
    namespaces: ["a-x", "b-x"],
    images: ["docker.io/library/nginx:1", "docker.io/library/redis:1"],
    labels: { app: ["a", "b"], tier: ["c", "d"] },
  });
});

test.each<readonly [Match, boolean]>([
  [{}, false],
  [{ kinds: ["image"], clusters: ["a"], environments: ["b"] }, false],
  [{ namespaces: ["a"] }, true],
  [{ namespaces: ["a", "*"] }, false],
  [{ labels: { app: "a" } }, true],
  [{ labels: { app: ["a", "**"] } }, false],
  [{ namespaceLabels: { team: "a" } }, true],
  [{ names: ["a"] }, true],
  [{ containers: ["a"] }, true],
  [{ images: ["a"] }, true],
  [{ users: ["a"] }, true],
  [{ identifiers: ["a"] }, true],
  [{ packages: ["a"] }, true],
  [{ paths: ["/a"] }, true],
  [{ namespaces: ["*"], names: ["a"] }, true],
])("knows of %j whether it leaves anything out: %j", (match, expected) => {
  expect(isNarrow(match)).toBe(expected);
});

test("what says more is narrower, and what has a star is wider", () => {
  const ordered: readonly Match[] = [
    {},
    { clusters: ["a*"] },
    { clusters: ["a"] },
    { environments: ["a"] },
    { namespaceLabels: { a: "b" } },
    { namespaces: ["a*"] },
    { namespaces: ["a"] },
    { clusters: ["a"], namespaces: ["a"] },
    { labels: { a: "b" } },
    { names: ["a"] },
    { images: ["a"] },
    { containers: ["a"] },
    { paths: ["a"] },
    { identifiers: ["a"] },
  ];
  const weights = ordered.map(narrowness);
  expect(weights).toEqual(weights.toSorted((a, b) => a - b));
  expect(new Set(weights).size).toBe(ordered.length);
});

test("labels name one at least", () => {
  expect(() => Match.parse({ labels: {} })).toThrow("must name a label");
  expect(Match.parse({ labels: { a: "b" } })).toEqual({ labels: { a: "b" } });
});
