import { objectOf } from "@hasp/core";
import type { Condition, ExplainedRule, InspectedModule } from "../compiler/compiler.ts";
import type { Input } from "../contract/input.ts";
import type { SaidSettings } from "./settings-query.ts";
import type { SourceModule } from "./sources.ts";

/** Why a policy says nothing of a subject. */
export interface Silence {
  readonly policy: string;
  readonly file: string;
  /** Why the policy is not asked about such a subject at all. */
  readonly notAsked?: string;
  /** The definitions of its rules that did not hold, each with the condition that ended it. */
  readonly failed: readonly {
    readonly rule: string;
    readonly row: number;
    readonly condition: Condition;
  }[];
  readonly settings?: SaidSettings;
}

export function explainSilence(
  input: Input,
  { id, file, package: name }: SourceModule,
  module: InspectedModule | undefined,
  rules: readonly ExplainedRule[],
  settings: SaidSettings | undefined,
): Silence {
  const custom = objectOf(module?.annotations.find(({ scope }) => scope === "package")?.custom);
  const own = rules.filter(({ path }) => path.startsWith(`data.${name}.`));
  const found = own.some(({ found }) => found.length > 0);
  const notAsked =
    reasonNotAsked(input, custom) ?? switchedOff(settings) ?? (found ? byKeys : undefined);
  // both rules of a policy tell of the definitions that they share
  const failed = new Map(
    own.flatMap((one) => one.failed).map((one) => [`${one.rule} ${one.row}`, one]),
  );
  return {
    policy: id,
    file,
    ...(notAsked !== undefined && { notAsked }),
    failed: notAsked === undefined ? [...failed.values()] : [],
    ...(settings && { settings }),
  };
}

function switchedOff(settings: SaidSettings | undefined): string | undefined {
  const { value, by } = settings?.enforcement ?? {};
  return value === "off" ? `it is off by ${by}` : undefined;
}

/** Its rules hold, and the decision has nothing of them. */
const byKeys = "the index of the bundle does not name it for the keys of this subject";

function reasonNotAsked(
  input: Input,
  custom: Readonly<Record<string, unknown>>,
): string | undefined {
  const lacks = (member: string, word: string) => {
    const list = custom[member];
    const names = Array.isArray(list) ? list.map(String) : undefined;
    if (names === undefined || names.includes(word) || names.includes("*")) return undefined;
    return names.join(", ");
  };
  const kinds = lacks("subjects", input.kind);
  if (kinds !== undefined) return `it judges ${kinds}, and this is of kind ${input.kind}`;
  const phases = lacks("phases", input.phase);
  if (phases !== undefined) return `it holds in ${phases}, and this is ${input.phase}`;
  const type = "event" in input ? String(input.event.type) : undefined;
  const events = type === undefined ? undefined : lacks("events", type);
  if (events !== undefined) return `it judges the events ${events}, and this is ${type}`;
  const object = input.kind === "resource" ? input.resource.kind : undefined;
  const resources = object === undefined ? undefined : lacks("resources", object);
  if (resources !== undefined) return `it judges objects ${resources}, and this is ${object}`;
  return undefined;
}
