import { expect, test } from "vitest";
import { describeProblem, type Problem } from "./problem.ts";

const undefinedRef: Problem = {
  code: "rego_type_error",
  message: "undefined ref: input.workload.nam",
  file: "p.rego",
  row: 3,
  col: 5,
  details: { name: "nam", names: ["kind", "name", "namespace"] },
};

test("names the place and the nearest name", () => {
  expect(describeProblem(undefinedRef)).toBe(
    "p.rego:3:5: undefined ref: input.workload.nam; did you mean name?",
  );
});

test("lists what there is when nothing is near", () => {
  const problem = { ...undefinedRef, details: { name: "privileged", names: ["kind", "name"] } };
  expect(describeProblem(problem)).toMatch(/nam; it has kind, name$/);
});

test("cuts a long list short", () => {
  const names = Array.from({ length: 40 }, (_, i) => `field${i}`);
  const problem = { ...undefinedRef, details: { name: "x", names } };
  expect(describeProblem(problem)).toMatch(/field11, …$/);
});

test("adds OPA's own explanation of other faults", () => {
  const details = { lines: ["left  : boolean", "   ^", "right : string"] };
  expect(describeProblem({ code: "rego_type_error", message: "match error", details })).toBe(
    "match error (left  : boolean; right : string)",
  );
});
