import { expect, test } from "vitest";
import { parseTable } from "./parse-table.ts";
import { tableLimits } from "./table.ts";

const bomb = [
  "a: &a [x, x, x, x, x, x, x, x, x, x]",
  ...["b", "c", "d", "e", "f", "g"].map(
    (name, i) => `${name}: &${name} [${Array(10).fill(`*${"abcdef"[i]}`).join(", ")}]`,
  ),
].join("\n");

test.each([
  ["a mistake", "a: 1\nb: [\n", 3, /flow/i],
  ["a key twice", "a: 1\nb:\n  c: 1\n  c: 2\n", 4, /unique/],
  ["a tag that nobody knows", "a: 1\nb: !secret c\n", 2, /tag/],
  ["nothing", "", 1, /empty/],
  ["a second document", "a: 1\n---\nb: 1\n", 2, /second document/],
  ["an alias bomb", bomb, 1, /alias/i],
  ["an alias of nothing", "a: *b\n", 1, /alias/i],
  ["deep brackets", `a: ${"[".repeat(5000)}`, 1, /nested too deep/],
  [
    "deep maps",
    Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
    1,
    /nested too deep/,
  ],
  [
    "deeper maps",
    Array.from({ length: 900 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
    1,
    /nested too deep/,
  ],
  ["too many tokens", "- 1\n".repeat(100_000), 1, /tokens/],
  ["too many bytes", `# ${"x".repeat(tableLimits.bytes)}`, 1, /bytes/],
])(
  "%s is refused with its line",
  async (_, text, row, message) => {
    await expect(parseTable({ text })).rejects.toMatchObject({
      row,
      message: expect.stringMatching(message),
    });
  },
  30_000,
);

// where the stack ends hangs on the machine
test.each([2000, 5000, 20_000])("%i lists on one line are refused", async (count) => {
  const text = `policy: a\ngiven:\n  ${"- ".repeat(count)}a\ncases: []\n`;
  await expect(parseTable({ text })).rejects.toMatchObject({
    name: "Error",
    row: expect.any(Number),
    message: "it is nested too deep",
  });
});

const text = `policy: a
given: &given
  manifest:
    metadata:
      name: x
cases:
  - name: one
    want: none
  - *given
`;

test.each([
  [["policy"], 1, 1],
  [["given", "manifest", "metadata", "name"], 5, 4],
  [["given", "manifest", "metadata", "labels", "a"], 4, 3],
  [["cases", 0], 7, 2],
  [["cases", 0, "want"], 8, 3],
  [["cases", 1, "manifest"], 3, 3],
  [["cases", 7], 6, 1],
  [["nothing"], 1, 0],
  [[], 1, 0],
])("%j stands in line %i", async (path, row, depth) => {
  const { find } = await parseTable({ text });
  expect(find(path)).toEqual({ row, depth });
});
