import { type ImageFacts, type Problem, ProblemCode } from "@hasp/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sortFacts } from "./sort-facts.ts";

const empty: ImageFacts = {
  id: `sha256:${"a".repeat(64)}`,
  platform: { os: "linux", architecture: "amd64" },
  scannedAt: "2026-01-01T00:00:00.000Z",
  config: {
    user: "",
    env: [],
    entrypoint: [],
    cmd: [],
    exposedPorts: [],
    volumes: [],
    labels: {},
    healthcheck: false,
  },
  layers: [],
  packages: [],
  findings: [],
  secrets: [],
  tools: [],
  coverage: [],
  problems: [],
};

test("gives lists the same order however they came", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "B", "é", "1"), maxLength: 3 });
  const code = fc.constantFrom(...ProblemCode.options);
  const problem: fc.Arbitrary<Problem> = fc.record({ code, path: text, message: text });
  fc.assert(
    fc.property(fc.array(problem), fc.func(fc.integer()), (problems, rank) => {
      const shuffled = problems.toSorted((a, b) => rank(a) - rank(b));
      const sorted = sortFacts({ ...empty, problems }).problems;
      expect(sortFacts({ ...empty, problems: shuffled }).problems).toEqual(sorted);
    }),
  );
});

test("puts what lacks a key before what has it", () => {
  const secret = {
    rule: "r",
    title: "t",
    severity: "high",
    place: "layer",
    path: "p",
    redacted: "…",
  } as const;
  const { secrets } = sortFacts({ ...empty, secrets: [{ ...secret, line: 1 }, secret] });
  expect(secrets.map(({ line }) => line)).toEqual([undefined, 1]);
});
