import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { localCompiler } from "../compiler/local-compiler.ts";
import { expandBraces, faultOfPattern, fullImagePattern, isEverything } from "./pattern.ts";
import { shippedLibrary } from "./read-library.ts";

test.each([
  ["nginx", "docker.io/library/nginx"],
  ["nginx:1.27", "docker.io/library/nginx:1.27"],
  ["nginx*", "docker.io/library/nginx*"],
  ["*", "docker.io/library/*"],
  ["acme/web", "docker.io/acme/web"],
  ["docker.io/nginx", "docker.io/library/nginx"],
  ["docker.io/*", "docker.io/library/*"],
  ["docker.io/**", "docker.io/**"],
  ["index.docker.io/acme/web", "docker.io/acme/web"],
  ["ghcr.io/acme/*", "ghcr.io/acme/*"],
  ["localhost/web", "localhost/web"],
  ["registry:5000/web", "registry:5000/web"],
  ["*.dkr.ecr.*.amazonaws.com/**", "*.dkr.ecr.*.amazonaws.com/**"],
  ["**/web", "**/web"],
  ["**web", "**web"],
  ["web/**", "docker.io/web/**"],
  ["/web", "docker.io//web"],
  ["docker.io//web", "docker.io//web"],
])("reads the image pattern %s as %s", (pattern, full) => {
  expect(fullImagePattern(pattern)).toBe(full);
});

test.each([
  "",
  "we?",
  "[ab]",
  "a\\*",
  "***",
  "{a",
  "a}",
  "{a,{b}}",
  "**a*b**c**",
  "a*b**",
  "1*2*3*4*5*6",
  "**a**b**c**d**e",
])("refuses the pattern %j", (pattern) => {
  expect(faultOfPattern(pattern)).toEqual(expect.any(String));
});

test.each([
  ["", "a pattern must not be empty"],
  ["a***", "a***: more than two stars in a row"],
  ["**a*b**", "**a*b**: with more than one ** there can be no other *"],
  ["**a**b**c**d**", "**a**b**c**d**: more than 4 **"],
  ["a/1*2*3*4*5*6/b", "a/1*2*3*4*5*6/b: more than 4 * in one part"],
  ["a*b**", "a*b**: a * must not share a part with **"],
  ["**b*c", "**b*c: a * must not share a part with **"],
  ["a/*bc**", "a/*bc**: a * must not share a part with **"],
  ["**bc*/d", "**bc*/d: a * must not share a part with **"],
  ["{a,***}", "***: more than two stars in a row"],
  ["{a", "{a: braces must be closed, not nested, and stand for at most 64 texts"],
])("says what is wrong with the pattern %j", (pattern, fault) => {
  expect(faultOfPattern(pattern)).toBe(fault);
});

test.each([
  "a*b*c*d*e",
  "1*2*3*4*5/1*2*3*4*5",
  "**a**b**c**",
  "a*/**/b*",
  "a**",
  `{${Array.from({ length: 64 }, (_, n) => n).join(",")}}`,
])("takes the pattern %j", (pattern) => {
  expect(faultOfPattern(pattern)).toBeUndefined();
});

test("refuses braces that stand for thousands of texts", () => {
  expect(faultOfPattern("{a,b}".repeat(20))).toMatch(/at most 64/);
});

test("writes braces out", () => {
  expect(expandBraces("a{b,c}d{e,}")).toEqual(["abde", "abd", "acde", "acd"]);
  expect(expandBraces("}a{b}")).toBeUndefined();
});

test.each(["*", "**", "*/*", "**/**", "{a,**}"])("knows that %s means everything", (pattern) => {
  expect(isEverything(pattern)).toBe(true);
});

test.each(["a", "a*", "{a,b*}", "{a"])("knows that %s does not mean everything", (pattern) => {
  expect(isEverything(pattern)).toBe(false);
});

const piece = fc.constantFrom("a", "b", "ab", "/", "*", "**", ".", "-");
const pattern = fc
  .array(piece, { minLength: 1, maxLength: 9 })
  .map((pieces) => pieces.join(""))
  .filter((text) => faultOfPattern(text) === undefined);
const text = fc
  .array(fc.constantFrom("a", "b", "/", ".", "-"), { maxLength: 10 })
  .map((letters) => letters.join(""));

test("compares every pattern that it takes as OPA's glob.match does", async () => {
  const pairs = fc.sample(fc.tuple(pattern, text), { numRuns: 4000, seed: 6 });
  const globs = readFileSync(join(shippedLibrary, "lib/globs.rego"), "utf8");
  const query = `package q
import data.hasp.lib.globs
differences := [pair | some pair in input; globs.fits(pair[0], pair[1]) != glob.match(pair[0], ["/"], pair[1])]
undefineds := [pair | some pair in input; not is_boolean(globs.fits(pair[0], pair[1]))]
matches := count([pair | some pair in input; globs.fits(pair[0], pair[1])])`;
  const [result] = await localCompiler.eval({
    modules: [
      { path: "globs.rego", text: globs },
      { path: "q.rego", text: query },
    ],
    query: "[data.q.differences, data.q.undefineds, data.q.matches]",
    inputText: JSON.stringify(pairs),
    timeoutMs: 60_000,
  });
  const [differences, undefineds, matches] = JSON.parse(result?.values[0] ?? "[]");
  expect(differences).toEqual([]);
  expect(undefineds).toEqual([]);
  expect(matches).toBeGreaterThan(100);
}, 120_000);
