import { expect, test } from "vitest";
import { parse } from "yaml";
import { metadataBlock, mitreReferences, packageLine, quoted } from "./policy-text.ts";

test.each([
  "plain",
  'a "quote" and a \\',
  "two\nlines\r\nand\ta tab",
  "ends of lines to YAML: \u0085 \u2028 \u2029",
  "a delete \u007f and a mark \ufeff",
  "half a pair \ud800",
  "# no comment: {a}",
])("%j is one line that JSON and YAML read as it was", (text) => {
  const written = quoted(text);
  expect(written).not.toMatch(/[\n\r\u0085\u2028\u2029\u007f\ufeff]/);
  expect(JSON.parse(written)).toBe(text.toWellFormed());
  expect(parse(written)).toBe(text.toWellFormed());
});

test("texts within lists and objects are written so too", () => {
  expect(quoted({ a: ["\u2028", 1, null] })).toBe('{"a":["\\u2028",1,null]}');
});

test("a policy begins with its METADATA and its package", () => {
  expect(metadataBlock(["title: a", "custom:", "  id: a"])).toBe(
    "# METADATA\n# scope: package\n# title: a\n# custom:\n#   id: a",
  );
  expect(packageLine("falco", "falco-a-b")).toBe("package hasp.policies.falco.falco_a_b\n");
});

test("only techniques and tactics are references", () => {
  expect(mitreReferences(["T1059", "T1059.004", "TA0002", "maturity_stable", "T10"])).toEqual([
    "MITRE T1059",
    "MITRE T1059.004",
    "MITRE TA0002",
  ]);
});
