import { expect, test } from "vitest";
import { parseYaml } from "./parse-yaml.ts";

test.each([
  ["a mapping in itself", "policies: &a\n  x: *a\n"],
  ["a list in itself, further down", "a:\n  - &b [{c: *b}]\n"],
])("refuses %s", (_, text) => {
  expect(() => parseYaml(text, "my.yaml", "SETTINGS_SYNTAX")).toThrow(
    expect.objectContaining({
      code: "SETTINGS_SYNTAX",
      message: "my.yaml: an alias stands inside of what it repeats",
    }),
  );
});

test("takes what is repeated beside itself", () => {
  const text = "a: &a {x: 1}\nb: [*a, *a]\n";
  expect(parseYaml(text, "my.yaml", "SETTINGS_SYNTAX").value).toEqual({
    a: { x: 1 },
    b: [{ x: 1 }, { x: 1 }],
  });
});
