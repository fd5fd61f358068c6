import { expect, test } from "vitest";
import { faultsOfPatterns } from "./pattern-faults.ts";

const exceptionsWith = (pattern: (i: number) => string) =>
  Array.from({ length: 70 }, (_, i) => ({
    id: `EX-${i}`,
    policies: ["privileged-container"],
    owner: "a",
    reason: "b",
    expires: "2027-01-01",
    match: { images: [pattern(i)] },
  }));

test.each([
  ["plain names", (i: number) => `registry.example/app-${i}`],
  ["a star a part", (i: number) => `registry.example/team-${i}/*`],
  ["one double star", (i: number) => `registry.example/team-${i}/**`],
  ["the same pattern again", () => "registry.example/{a,b}"],
])("takes any number of %s", (_, pattern) => {
  expect(faultsOfPatterns({ exceptions: exceptionsWith(pattern) })).toEqual([]);
});

test.each([
  ["alternatives", (i: number) => `registry.example/{a,b}-${i}`],
  ["single characters", (i: number) => `registry.example/app-${i}-?`],
  ["two stars in a part", (i: number) => `registry.example/*-${i}-*`],
  ["two kinds of stars", (i: number) => `registry.example/**/${i}-*`],
])("refuses more than 64 with %s", (_, pattern) => {
  expect(faultsOfPatterns({ exceptions: exceptionsWith(pattern) })).toHaveLength(1);
});
