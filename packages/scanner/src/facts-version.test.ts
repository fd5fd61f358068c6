import { expect, test } from "vitest";
import { catalogers } from "./catalogers/index.ts";
import { createCollectors } from "./collectors/index.ts";
import { ecosystems } from "./ecosystems/index.ts";
import { factsVersion, rulesAsMembers, versionOf } from "./facts-version.ts";
import { secretRules } from "./secrets/rules/index.ts";
import { jwt } from "./secrets/rules/jwt.ts";

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

const rules = rulesAsMembers(secretRules);

test.each([
  ["collectors", createCollectors()],
  ["catalogers", catalogers],
  ["ecosystems", ecosystems],
  ["secretRules", rules],
])("covers every member of %s", (family, members) => {
  const families = {
    collectors: createCollectors(),
    catalogers,
    ecosystems,
    secretRules: rules,
  };
  for (const member of members) {
    const changed = members.map((one) =>
      one === member ? { name: one.name, version: one.version + 1 } : one,
    );
    expect(versionOf(1, { ...families, [family]: changed })).not.toBe(factsVersion);
  }
  expect(versionOf(1, families)).toBe(factsVersion);
});

test.each([
  ["another pattern", { pattern: /another/g }],
  ["another flag", { pattern: new RegExp(jwt.pattern.source, "gi") }],
  ["other keywords", { keywords: ["another"] }],
  ["another severity", { severity: "critical" }],
  ["another scope", { scope: "settings" }],
  ["another title", { title: "another" }],
] as const)("a secret rule with %s is another member", (_, change) => {
  expect(rulesAsMembers([{ ...jwt, ...change }])).not.toEqual(rulesAsMembers([jwt]));
});
