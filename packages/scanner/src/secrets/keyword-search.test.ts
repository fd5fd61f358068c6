import fc from "fast-check";
import { expect, test } from "vitest";
import { KeywordSearch } from "./keyword-search.ts";

function find(keywords: readonly string[], text: string): [number, number][] {
  const found: [number, number][] = [];
  new KeywordSearch(keywords).find(Buffer.from(text, "latin1"), (keyword, offset) => {
    found.push([offset, keyword]);
    return true;
  });
  return found.sort(([a, x], [b, y]) => a - b || x - y);
}

test.each([
  [["abcd"], "abcd", [[0, 0]]],
  [["abcd"], "abc", []],
  [
    ["abcd"],
    "aabcdabcd",
    [
      [1, 0],
      [5, 0],
    ],
  ],
  [
    ["abcd", "abcde", "bcde"],
    "abcde",
    [
      [0, 0],
      [0, 1],
      [1, 2],
    ],
  ],
  [
    ["aaaa"],
    "aaaaaa",
    [
      [0, 0],
      [1, 0],
      [2, 0],
    ],
  ],
  [["abcdef"], "abcde", []],
])("finds %j in %j", (keywords, text, expected) => {
  expect(find(keywords, text)).toEqual(expected);
});

test("finds what a search for each keyword alone finds", () => {
  const keyword = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 2, maxLength: 6 });
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "ÿ"), maxLength: 80 });
  fc.assert(
    fc.property(fc.array(keyword, { minLength: 1, maxLength: 6 }), text, (keywords, haystack) => {
      const naive = [...haystack].flatMap((_, offset) =>
        keywords.flatMap((word, index) =>
          haystack.startsWith(word, offset) ? [[offset, index]] : [],
        ),
      );
      expect(find(keywords, haystack)).toEqual(naive);
    }),
  );
});

test("stops when it is told to", () => {
  let calls = 0;
  new KeywordSearch(["ab"]).find(Buffer.from("ababab"), () => {
    calls++;
    return false;
  });
  expect(calls).toBe(1);
});

test("refuses keywords of one character", () => {
  expect(() => new KeywordSearch(["a"])).toThrow(RangeError);
});
