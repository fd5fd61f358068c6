import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { testTableSchema } from "./table.ts";

const schema = z.fromJSONSchema(testTableSchema() as Parameters<typeof z.fromJSONSchema>[0]);
const takes = (text: string) => schema.safeParse(parse(text)).success;

test("the published schema takes what a table may say", () => {
  expect(
    takes(`policy: a
given: {manifest: {kind: Pod}, related: [{kind: Service}], phase: build, context: {environment: x}}
cases:
  - {name: none, want: none}
  - {name: unknown, inputFile: a.json, want: unknown}
  - name: all
    input: {kind: image}
    change: {/a/b: null}
    parameters: {a: 1}
    settings: {}
    want:
      violations:
        - {message: m, path: /a, severity: low, observed: null, enforcement: warn, excepted: true}
        - {message: {contains: m}}
      unknowns: [{code: POLICY_UNDECIDED}]
`),
  ).toBe(true);
});

test.each([
  "policy: a",
  "policy: a\ncases: []",
  "policy: a\ncases: [{name: a}]",
  "policy: a\ncases: [{name: a, wants: none}]",
  "policy: a\ncases: [{name: a, want: nothing}]",
  "policy: a\ncases: [{name: a, want: [{mesage: a}]}]",
  "policy: a\ncases: [{name: a, want: [{message: {contain: a}}]}]",
  "policy: a\ncases: [{name: a, want: none, phase: test}]",
  "policy: a\nfor: b\ncases: [{name: a, want: none}]",
])("the published schema refuses %j", (text) => {
  expect(takes(text)).toBe(false);
});
