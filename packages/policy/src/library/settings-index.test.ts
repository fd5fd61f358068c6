import { expect, test } from "vitest";
import { compileMatch, type Match } from "./match.ts";
import { indexBy, keysOf } from "./settings-index.ts";

const keys = (match: Match, violations = true) => keysOf(compileMatch(match), { violations });

test.each<readonly [string, Match, ReturnType<typeof keysOf>]>([
  ["nothing", {}, [["any", ""]]],
  ["what has no key", { clusters: ["eu"] }, [["any", ""]]],
  [
    "identifiers before all else",
    { identifiers: ["CVE-1", "CVE-2"], packages: ["a"], images: ["ghcr.io/a/b"] },
    [
      ["identifier", "CVE-1"],
      ["identifier", "CVE-2"],
    ],
  ],
  ["packages before places", { packages: ["a"], names: ["web"] }, [["package", "a"]]],
  ["images before names", { images: ["ghcr.io/a/b"], names: ["web"] }, [["image", "ghcr.io/a/b"]]],
  [
    "names, which a Pod without a named owner may bear too",
    { names: ["web"], containers: ["c"] },
    [
      ["name", "web"],
      ["named", ""],
    ],
  ],
  ["containers before namespaces", { containers: ["c"], namespaces: ["n"] }, [["container", "c"]]],
  ["namespaces", { namespaces: ["n"] }, [["namespace", "n"]]],
  [
    "the three letters that a pattern begins with",
    { namespaces: ["shop-*"] },
    [["namespace^", "sho"]],
  ],
  ["three letters and no more", { namespaces: ["sho*"] }, [["namespace^", "sho"]]],
  ["letters as Rego counts them", { namespaces: ["😀bcd*"] }, [["namespace^", "😀bc"]]],
  ["no key for a pattern of two letters", { namespaces: ["sh*"] }, [["any", ""]]],
  ["no key for a pattern that begins with a star", { namespaces: ["*shop"] }, [["any", ""]]],
  ["no key of a list of which one has none", { namespaces: ["shop", "*"] }, [["any", ""]]],
  [
    "the next list where one has no key",
    { containers: ["c", "*"], namespaces: ["n"] },
    [["namespace", "n"]],
  ],
  ["the folders of an image", { images: ["ghcr.io/acme/we*"] }, [["image^", "ghcr.io/acme/"]]],
  ["no key for the start of a registry", { images: ["ghcr.*/a"] }, [["any", ""]]],
])("finds a match by %s", (_, match, expected) => {
  expect(keys(match)).toEqual(expected);
});

test("finds scopes by places alone: they hold for all violations", () => {
  const match = { identifiers: ["CVE-1"], packages: ["a"], namespaces: ["n"] };
  expect(keys(match, false)).toEqual([["namespace", "n"]]);
});

test("lists each id once under its keys, in the order given, and keys in their own", () => {
  const index = indexBy([
    [
      "b",
      [
        ["name", "web"],
        ["image", "y"],
        ["image", "x"],
        ["image", "z"],
      ],
    ],
    [
      "a",
      [
        ["name", "web"],
        ["name", "web"],
      ],
    ],
  ]);
  expect(JSON.stringify(index)).toBe(
    '{"image":{"x":["b"],"y":["b"],"z":["b"]},"name":{"web":["b","a"]}}',
  );
});
