import { expect, test } from "vitest";
import { catalogers } from "./catalogers/index.ts";
import { createCollectors } from "./collectors/index.ts";
import { ecosystems } from "./ecosystems/index.ts";
import { factsVersion, versionOf } from "./facts-version.ts";

const [a, b] = [
  { name: "a", version: 1 },
  { name: "b", version: 1 },
];
const before = versionOf(1, { catalogers: [a, b] });

test("is a text that can name a folder", () => {
  expect(factsVersion).toMatch(/^[0-9a-f]{16}$/);
});

test.each([
  ["a member of a newer version", 1, { catalogers: [a, { ...b, version: 2 }] }],
  ["a member more", 1, { catalogers: [a, b, { name: "c", version: 1 }] }],
  ["a member less", 1, { catalogers: [a] }],
  ["a member of another family", 1, { catalogers: [a], collectors: [b] }],
  ["a newer engine", 2, { catalogers: [a, b] }],
])("is another with %s", (_, engine, families) => {
  expect(versionOf(engine, families)).not.toBe(before);
});

test("is the same in whatever order members are listed", () => {
  expect(versionOf(1, { catalogers: [b, a] })).toBe(before);
});

test.each([
  ["collectors", createCollectors()],
  ["catalogers", catalogers],
  ["ecosystems", ecosystems],
])("covers every member of %s", (family, members) => {
  const families = { collectors: createCollectors(), catalogers, ecosystems };
  for (const member of members) {
    const changed = members.map((one) =>
      one === member ? { name: one.name, version: one.version + 1 } : one,
    );
    expect(versionOf(1, { ...families, [family]: changed })).not.toBe(factsVersion);
  }
  expect(versionOf(1, families)).toBe(factsVersion);
});
