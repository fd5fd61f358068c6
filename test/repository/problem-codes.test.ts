import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { problemCodes } from "@hasp/core";
import { expect, test } from "vitest";

const root = dirname(dirname(import.meta.dirname));
const text = readFileSync(join(root, "docs/problems.md"), "utf8");

test("docs/problems.md lists the codes of a subject as core does, with their effects and meanings", () => {
  const section = text.split("\n## ").find((part) => part.startsWith("Of a subject\n")) ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  const expected = Object.entries(problemCodes).map(
    ([code, { effect, meaning }]) => `| \`${code}\` | ${effect} | ${meaning} |`,
  );
  expect(rows).toEqual(expected);
});
