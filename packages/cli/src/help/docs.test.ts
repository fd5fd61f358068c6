import { expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { optionNames } from "../config/options.ts";
import { renderCliReference } from "./docs.ts";

const reference = renderCliReference();

test("names every command once and every option", () => {
  for (const { name } of commands) expect(reference.split(`## hasp ${name}\n`)).toHaveLength(2);
  for (const name of optionNames) expect(reference).toContain(`--${name}`);
});

test("has no bare angle bracket, which Markdown reads as a tag", () => {
  const rows = reference.split("\n").filter((line) => line.startsWith("|"));
  expect(rows.filter((row) => /(?<!\\)<(?![^`]*`)/.test(row))).toEqual([]);
});
