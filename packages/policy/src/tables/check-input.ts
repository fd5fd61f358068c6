import { isObject } from "@hasp/core";
import { z } from "zod";
import { eventTypes, Input, inputs, type SubjectKind, subjectKinds } from "../contract/input.ts";
import { describeIssues, didYouMean, type Fault } from "../library/fault.ts";
import type { Policy } from "../library/policy.ts";

/** What is wrong with an input by the contract. Readers ignore members they do not know; a case that writes one has misspelt it. */
export function faultsOfInput(value: unknown): readonly Fault[] {
  if (!isObject(value)) return [{ path: [], message: "an input is an object" }];
  const kind = subjectKinds.find((one) => one === value["kind"]);
  if (kind === undefined) {
    const near = typeof value["kind"] === "string" ? didYouMean(value["kind"], subjectKinds) : "";
    return [{ path: ["kind"], message: `expected one of ${subjectKinds.join(", ")}${near}` }];
  }
  const schema = inputs[kind];
  const parsed = schema.safeParse(value);
  if (!parsed.success) return describeIssues(parsed.error, schema);
  const issues = unknownMembers(value, parsed.data, []);
  return issues.length === 0 ? [] : describeIssues(new z.ZodError([...issues]), schema);
}

/** The members that were not taken over. */
function unknownMembers(
  value: unknown,
  taken: unknown,
  path: readonly (string | number)[],
): readonly z.core.$ZodIssue[] {
  if (Array.isArray(value))
    return value.flatMap((item, i) =>
      unknownMembers(item, Array.isArray(taken) ? taken[i] : undefined, [...path, i]),
    );
  if (!isObject(value) || !isObject(taken)) return [];
  const keys = Object.keys(value).filter((key) => !Object.hasOwn(taken, key));
  return [
    ...(keys.length > 0
      ? [{ code: "unrecognized_keys" as const, keys, path: [...path], message: "", input: value }]
      : []),
    ...Object.entries(value).flatMap(([key, member]) =>
      unknownMembers(member, taken[key], [...path, key]),
    ),
  ];
}

/** Why a policy is never asked about an input, which then no phase would judge by it. */
export function whyNotAsked(policy: Policy, input: Input): Fault | undefined {
  const { subjects, phases, events = [], resources = [] } = policy;
  const asked = (names: readonly string[]) => names.join(", ");
  if (!subjects.some((kind) => kind === input.kind))
    return {
      path: ["kind"],
      message: `the policy judges ${asked(subjects)}, and not ${input.kind}`,
    };
  if (!phases.includes(input.phase))
    return { path: ["phase"], message: `the policy has ${asked(phases)}, and not ${input.phase}` };
  if (input.kind === "resource" && !resources.includes("*")) {
    const { kind } = input.resource;
    if (!resources.includes(kind))
      return {
        path: ["resource", "kind"],
        message: `the policy judges ${asked(resources)}, and not ${kind}`,
      };
  }
  if ("event" in input && !events.includes(input.event.type))
    return {
      path: ["event", "type"],
      message: `the policy is asked about ${asked(eventsOf(input.kind, events))}, and not about ${input.event.type}`,
    };
  return undefined;
}

function eventsOf(kind: SubjectKind, events: readonly string[]): readonly string[] {
  return events.filter((type) => eventTypes[kind]?.includes(type));
}

/** An input that `faultsOfInput` has nothing against. */
export function asInput(value: unknown): Input {
  return Input.parse(value);
}
