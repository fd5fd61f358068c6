import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDeb822 } from "./deb822.ts";

function read(text: string) {
  const problems: string[] = [];
  const paragraphs = [...parseDeb822(text, (message) => problems.push(message))];
  return { paragraphs: paragraphs.map((paragraph) => Object.fromEntries(paragraph)), problems };
}

// deb822(5), "Syntax"
test.each([
  ["no text", "", []],
  ["one field", "Package: a", [{ package: "a" }]],
  ["names of any case", "PACKAGE: a\nvErsion: 1\n", [{ package: "a", version: "1" }]],
  ["paragraphs", "A: 1\n\nA: 2\n", [{ a: "1" }, { a: "2" }]],
  ["lines of only spaces between", "A: 1\n \t\n\n\nA: 2", [{ a: "1" }, { a: "2" }]],
  ["folded values", "D: short\n long\n .\n  code\n", [{ d: "short\nlong\n.\n code" }]],
  ["comments", "# no\nA: 1\n# no\nB: 2\n", [{ a: "1", b: "2" }]],
  ["colons in values", "V: 1:2.3-4", [{ v: "1:2.3-4" }]],
  ["no space after the colon", "A:1", [{ a: "1" }]],
  ["carriage returns", "A: 1\r\nB: 2\r\n\r\nA: 3\r\n", [{ a: "1", b: "2" }, { a: "3" }]],
  ["an empty value", "A:\nB: 1", [{ a: "", b: "1" }]],
  ["a field named as an object's own", "__proto__: 1", [{ ["__proto__"]: "1" }]],
])("reads %s", (_, text, paragraphs) => {
  const { paragraphs: found, problems } = read(text);
  expect(found.map((entry) => Object.entries(entry))).toEqual(
    paragraphs.map((entry) => Object.entries(entry)),
  );
  expect(problems).toEqual([]);
});

test.each([
  ["a line without a colon", "A: 1\nnonsense\nB: 2", "line 2: no field name before a colon"],
  ["a name with a space", "A: 1\nB C: 1\nB: 2", "line 2: no field name before a colon"],
  ["a field given twice", "A: 1\na: 3\nB: 2", "line 2: field a appears twice in one paragraph"],
])("reports %s and goes on", (_, text, problem) => {
  expect(read(text)).toEqual({ paragraphs: [{ a: "1", b: "2" }], problems: [problem] });
});

test("keeps 256 fields of a paragraph and reports the others", () => {
  const text = Array.from({ length: 300 }, (_, i) => `F${i}: 1`).join("\n");
  const { paragraphs, problems } = read(text);
  expect(Object.keys(paragraphs[0] ?? {})).toHaveLength(256);
  expect(problems).toHaveLength(44);
});

test("cuts a value that goes on for more than a mebibyte", () => {
  const { paragraphs, problems } = read(`A: 1\n${` ${"x".repeat(999)}\n`.repeat(1100)}\nA: 2\n`);
  expect(paragraphs.map(({ a }) => (a?.length ?? 0) <= 2 ** 20)).toEqual([true, true]);
  expect(problems).toHaveLength(1);
});

test("takes any text without a throw, and never an empty paragraph", () => {
  const unit = fc.constantFrom("A", ":", " ", "\n", "\t", "#", "-", "\r", "é", "\0");
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      for (const paragraph of parseDeb822(text, () => {}))
        expect(paragraph.size).toBeGreaterThan(0);
    }),
  );
});

test("reads back the fields that were written", () => {
  const name = fc.stringMatching(/^[A-Z][A-Za-z-]{0,10}$/).map((text) => text.toLowerCase());
  const value = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/);
  const paragraphs = fc.array(
    fc.uniqueArray(fc.tuple(name, value), { minLength: 1, selector: ([key]) => key }),
  );
  fc.assert(
    fc.property(paragraphs, (written) => {
      const text = written
        .map((fields) => fields.map((field) => field.join(": ")).join("\n"))
        .join("\n\n");
      const found = [...parseDeb822(text, () => {})].map((paragraph) => [...paragraph]);
      expect(found).toEqual(written);
    }),
  );
});
