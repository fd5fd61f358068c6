import { z } from "zod";
import { Phase } from "../contract/input.ts";
import type { JsonSchema } from "../contract/json-schema.ts";
import { AtMost, Enforcement } from "../decision.ts";
import { PolicySeverity } from "../library/policy.ts";

export const tableLimits = {
  /** Bytes of one table, and of all that its cases judge once aliases and files are in them. */
  bytes: 2 ** 20,
  inputBytes: 8 * 2 ** 20,
  tokens: 200_000,
  depth: 100,
  aliases: 100,
  cases: 500,
  related: 100,
} as const;

const Json = z.record(z.string(), z.unknown());

const Message = z
  .union(
    [z.string(), z.strictObject({ contains: z.string().min(1) })],
    "expected the message, or {contains: a part of it}",
  )
  .describe("The whole message, or a part of it.");

const PATH = "A JSON Pointer into the input.";

/** What a case says of one violation; what it leaves out may be anything. */
const ExpectedViolation = z
  .strictObject({
    message: Message.optional(),
    path: z.string().describe(PATH).optional(),
    severity: PolicySeverity.optional(),
    enforcement: Enforcement.exclude(["off"]).describe("Under settings: its mode.").optional(),
    excepted: z.boolean().describe("Under settings: whether an exception covers it.").optional(),
    observed: z.unknown().optional(),
    expected: z.unknown().optional(),
    source: Json.optional(),
    identifiers: z.array(z.string()).optional(),
    package: z.string().optional(),
    file: z.string().optional(),
    fix: Json.optional(),
    atMost: AtMost.optional(),
  })
  .refine(saysSomething, "say at least its message or its path");
export type ExpectedViolation = z.infer<typeof ExpectedViolation>;

const ExpectedUnknown = z
  .strictObject({
    message: Message.optional(),
    path: z.string().describe(PATH).optional(),
    code: z.string().optional(),
    atMost: AtMost.optional(),
  })
  .refine(saysSomething, "say at least its message or its path");
export type ExpectedUnknown = z.infer<typeof ExpectedUnknown>;

function saysSomething(expected: object): boolean {
  return Object.keys(expected).length > 0;
}

const Want = z
  .union(
    [
      z.enum(["none", "unknown"]),
      z.array(ExpectedViolation),
      z.strictObject({
        violations: z.array(ExpectedViolation).optional(),
        unknowns: z.array(ExpectedUnknown).optional(),
      }),
    ],
    "expected none, unknown, a list of violations, or violations and unknowns",
  )
  .describe(
    "All violations that the policy finds, none, or unknown where it finds none and cannot tell.",
  );
export type Want = z.infer<typeof Want>;

/** What is judged, and what surrounds it. */
const setting = {
  input: Json.describe("An input of the contract.").optional(),
  manifest: Json.describe("A Kubernetes object, judged as hasp check manifest does.").optional(),
  inputFile: z
    .string()
    .min(1)
    .describe("An input or a record in JSON; its path from this file.")
    .optional(),
  related: z
    .array(Json)
    .max(tableLimits.related)
    .describe("Objects that lie beside the manifest, its namespace among them.")
    .optional(),
  phase: Phase.describe("Of a manifest.").optional(),
  context: Json.describe("Of a manifest: time, cluster, environment and so on.").optional(),
  parameters: Json.describe("Over the policy's own defaults.").optional(),
  settings: Json.describe(
    "A settings document, under which the engine decides what the policy found.",
  ).optional(),
};

const Given = z.strictObject(setting);
export type Given = z.infer<typeof Given>;

export const Case = z.strictObject({
  name: z.string().min(1).max(200),
  ...setting,
  change: Json.describe(
    "A merge patch (RFC 7396) of what is given; a key that begins with / is the JSON Pointer of what it changes.",
  ).optional(),
  want: Want,
});
export type Case = z.infer<typeof Case>;

const members = {
  policy: z.string().describe("The id of the policy, which the file is named by."),
  given: Given.describe("What every case begins with.").optional(),
};
const CASES = "no case stands in it";

/** A table whose cases are still to be read: one that is wrong leaves the others as they are. */
export const Table = z.strictObject({
  ...members,
  cases: z.array(z.unknown()).min(1, CASES).max(tableLimits.cases),
});
export type Table = z.infer<typeof Table>;

/** The published schema of a table of tests (JSON Schema draft 2020-12), for editors. */
export function testTableSchema(): JsonSchema {
  const whole = z.strictObject({
    ...members,
    cases: z.array(Case).min(1, CASES).max(tableLimits.cases),
  });
  return { title: "Hasp table of policy tests", ...z.toJSONSchema(whole, { io: "input" }) };
}
