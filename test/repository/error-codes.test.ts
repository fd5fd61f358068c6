import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = dirname(dirname(import.meta.dirname));

/** The members of the closed unions that a file with a `CodedError` of its own declares. */
function codesOf(source: string): string[] {
  if (!source.includes(" extends CodedError<")) return [];
  return [...source.matchAll(/"([A-Z]+(?:_[A-Z]+)*)"/g)].map((match) => match[1] ?? "");
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
