import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = dirname(dirname(import.meta.dirname));

/** The members of every `CodedError<"A" | "B">` in the sources. */
function codesOf(source: string): string[] {
  return [...source.matchAll(/extends CodedError<([^>]*)>/g)].flatMap((match) =>
    [...(match[1] ?? "").matchAll(/"([A-Z_]+)"/g)].map((code) => code[1] ?? ""),
  );
}

const sources = globSync("packages/*/src/**/*.ts", { cwd: root });
const codes = sources.flatMap((file) => codesOf(readFileSync(join(root, file), "utf8")));
const headings = new Set(
  [...readFileSync(join(root, "docs/errors.md"), "utf8").matchAll(/^### ([A-Z_]+)$/gm)].map(
    (m) => m[1],
  ),
);

test("every error code has a heading in docs/errors.md", () => {
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !headings.has(code))).toEqual([]);
});

test("every heading in docs/errors.md is a code that exists", () => {
  expect([...headings].filter((heading) => !codes.includes(heading ?? ""))).toEqual([]);
});
