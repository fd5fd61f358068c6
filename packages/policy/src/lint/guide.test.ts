import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lintRules } from "./rules.ts";

const guide = readFileSync(
  new URL("../../../../docs/guides/writing-policies.md", import.meta.url),
  "utf8",
);

test("the guide lists every rule with its level and what it finds", () => {
  const rows = [...guide.matchAll(/^\| `([a-z-]+)` \| (warning|error) \| (.*) \|$/gm)].map(
    ([, name, level, finds]) => [name, level, finds],
  );
  expect(rows).toEqual(
    Object.entries(lintRules).map(([name, { level, finds }]) => [name, level, finds]),
  );
});
