import { expect, test } from "vitest";
import { canBackquote, quote } from "./quote.ts";

// as strconv.CanBackquote has them
test.each([
  ["plain text", true],
  ["a\tb", true],
  [" ", true],
  ["a\nb", false],
  ["a\x1fb", false],
  ["a`b", false],
  ["a\x7fb", false],
  ["a\ufeffb", false],
  ["é", true],
])("tells whether %j can stand between back quotes", (text, can) => {
  expect(canBackquote(text)).toBe(can);
});

// as strconv.Quote and QuoteToASCII have them
test.each([
  ["\x1f", String.raw`"\x1f"`, String.raw`"\x1f"`],
  ["\x7f", String.raw`"\x7f"`, String.raw`"\x7f"`],
  ["\x80", String.raw`"\u0080"`, String.raw`"\u0080"`],
  ["é", '"é"', String.raw`"\u00e9"`],
  ["\uffff", String.raw`"\uffff"`, String.raw`"\uffff"`],
  ["\u{10000}", '"\u{10000}"', String.raw`"\U00010000"`],
  ['"\\', String.raw`"\"\\"`, String.raw`"\"\\"`],
])("quotes %j", (text, quoted, ascii) => {
  expect(quote(text)).toBe(quoted);
  expect(quote(text, '"', true)).toBe(ascii);
});
