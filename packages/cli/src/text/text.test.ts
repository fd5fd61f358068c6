import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeControl, printJson } from "./escape.ts";
import { padEnd, textWidth, truncate, wrap } from "./width.ts";

test.each([
  ["\u001b[31mred", "\\u{1b}[31mred"],
  ["a\nb\tc", "a\\nb\\tc"],
  ["\u009b2J", "\\u{9b}2J"],
  ["user\u202egpj.exe", "user\\u{202e}gpj.exe"],
  ["zero\u200bwidth", "zero\\u{200b}width"],
  ["\ud800", "\\u{d800}"],
  ["naïve 日本 🙂", "naïve 日本 🙂"],
])("makes %j harmless", (text, expected) => expect(escapeControl(text)).toBe(expected));

test("nothing that steers a terminal is left in any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(escapeControl(text)).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    }),
  );
});

test("nothing that steers a terminal is left in JSON, which says the same", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })),
      (value) => {
        const text = printJson(value, 2);
        expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      },
    ),
  );
  expect(printJson({ a: "\u009b\u{e0041}é\n" })).toBe('{"a":"\\u009b\\udb40\\udc41é\\n"}');
});

test.each([
  ["abc", 3],
  ["日本", 4],
  ["e\u0301", 1],
  ["🙂", 2],
  ["", 0],
])("measures %j", (text, columns) => expect(textWidth(text)).toBe(columns));

test("truncates and pads to columns, not characters", () => {
  expect(truncate("日本語", 5)).toBe("日本…");
  expect(truncate("abc", 3)).toBe("abc");
  expect(padEnd("日本", 6)).toBe("日本  ");
});

test("wraps every word, at most as wide as asked", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme" }),
      fc.integer({ min: 2, max: 40 }),
      (text, columns) => {
        const lines = wrap(escapeControl(text), columns);
        expect(lines.join("").replaceAll(" ", "")).toBe(escapeControl(text).replaceAll(" ", ""));
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(columns);
      },
    ),
  );
});
