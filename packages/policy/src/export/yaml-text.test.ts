import { expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { yamlDocuments } from "./yaml-text.ts";

const read = (text: string): unknown[] =>
  (parseAllDocuments(text) as { toJS(): unknown }[]).map((one) => one.toJS());

test.each([
  ["a line", "plain"],
  ["a word that YAML takes for another value", "no"],
  ["a number", "1e3"],
  ["nothing", ""],
  ["a comment", "a # b"],
  ["a mapping", "a: b\n"],
  ["lines", "a\n\n\tb\n"],
  ["lines that begin with a blank", " a\nb\n"],
  ["lines without an end", "a\nb"],
  ["more than one end", "a\n\n"],
  ["the end of a document", "a\n---\nkind: Secret\n...\n"],
  ["another end of a line", "a\u2028b\n\u0085c\n"],
  ["carriage returns", "a\r\nb\n"],
  ["what nobody sees", "a\u0000\u001b[31m\u007f\ufeff\n"],
  ["quotes", "\"'\\\n"],
])("a text that is %s stays what it is, wherever it stands", (_, text) => {
  const object = { [text || "empty"]: text, list: [text, [text], { of: text, and: [] }], none: {} };
  const written = yamlDocuments([object, { other: true }]);
  expect(read(written)).toEqual([object, { other: true }]);
});

test("a block is written as it is, so that people can read it", () => {
  expect(yamlDocuments([{ rego: "package a\n\n\tx := 1\n", libs: ["package b\n"] }])).toBe(
    "---\nrego: |\n  package a\n\n  \tx := 1\nlibs:\n- |\n  package b\n",
  );
});
