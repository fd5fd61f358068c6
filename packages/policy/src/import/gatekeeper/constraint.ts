import { isObject } from "@hasp/core";
import { z } from "zod";
import type { Enforcement } from "../../decision.ts";
import { type FoundObject, membersOf } from "./read-objects.ts";

const texts = z.array(z.string());
const Selector = z.strictObject({
  matchLabels: z.record(z.string(), z.string()).optional(),
  matchExpressions: z
    .array(
      z.union([
        z.strictObject({
          key: z.string(),
          operator: z.enum(["In", "NotIn"]),
          values: texts.min(1),
        }),
        z.strictObject({
          key: z.string(),
          operator: z.enum(["Exists", "DoesNotExist"]),
          values: texts.max(0).optional(),
        }),
      ]),
    )
    .optional(),
});
const Pattern = z.string().regex(/^\*?[^*]*\*?$/, "a star stands at the beginning or the end");
const Match = z.strictObject({
  kinds: z
    .array(z.strictObject({ apiGroups: texts.optional(), kinds: texts.optional() }))
    .optional(),
  scope: z.string().optional(),
  namespaces: z.array(Pattern).optional(),
  excludedNamespaces: z.array(Pattern).optional(),
  labelSelector: Selector.optional(),
  namespaceSelector: Selector.optional(),
  name: Pattern.optional(),
  source: z.enum(["All", "Original"], "only objects that somebody wrote are judged").optional(),
});
export type Match = z.infer<typeof Match>;

/** What a constraint says of where it holds, with what parameters and how gravely. */
export interface Constraint {
  readonly match: Match;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly modes: { readonly build: Enforcement; readonly deploy: Enforcement };
  /** What of it cannot be said. */
  readonly reasons: readonly string[];
}

const modeOf: Readonly<Record<string, Enforcement>> = {
  deny: "enforce",
  warn: "warn",
  dryrun: "audit",
};
const gravity: readonly Enforcement[] = ["off", "audit", "warn", "enforce"];
/** Where Gatekeeper decides, in our phases. */
const phaseOf: Readonly<Record<string, readonly ("build" | "deploy")[]>> = {
  "*": ["build", "deploy"],
  "gator.gatekeeper.sh": ["build"],
  "validation.gatekeeper.sh": ["deploy"],
};

/** A constraint, or why it cannot be one of ours. */
export function readConstraint(object: FoundObject, schema: unknown): Constraint | string[] {
  const { spec, placeAt } = object;
  const match = Match.safeParse(withoutNulls(spec["match"]) ?? {});
  if (!match.success)
    return match.error.issues.map(({ path, message }) => {
      const at = ["spec", "match", ...path.map((part) => part as string | number)];
      return `${placeAt(at)}: ${at.slice(1).join(".")}: ${message}`;
    });
  const parameters = withDefaults(plain(spec["parameters"]) ?? {}, schema);
  if (!isObject(parameters))
    return [`${placeAt(["spec", "parameters"])}: parameters are no object`];
  const { source: _, ...meant } = match.data;
  const modes = modesOf(object);
  return Array.isArray(modes) ? modes : { match: meant, parameters, ...modes };
}

function modesOf({ spec, placeAt }: FoundObject): Pick<Constraint, "modes" | "reasons"> | string[] {
  const action = String(spec["enforcementAction"] || "deny");
  if (action !== "scoped") {
    const mode = modeOf[action];
    const place = placeAt(["spec", "enforcementAction"]);
    if (mode === undefined) return [`${place}: there is no enforcement action ${action}`];
    return { modes: { build: mode, deploy: mode }, reasons: [] };
  }
  const modes: Record<"build" | "deploy", Enforcement> = { build: "off", deploy: "off" };
  const reasons: string[] = [];
  const place = placeAt(["spec", "scopedEnforcementActions"]);
  const scoped = spec["scopedEnforcementActions"];
  for (const one of Array.isArray(scoped) ? scoped.map(membersOf) : []) {
    const mode = modeOf[String(one["action"])];
    if (mode === undefined)
      return [`${place}: there is no enforcement action ${String(one["action"])}`];
    const points = one["enforcementPoints"];
    for (const point of Array.isArray(points) ? points.map(membersOf) : []) {
      const phases = phaseOf[String(point["name"])];
      if (phases === undefined)
        reasons.push(`${place}: ${String(point["name"])} is no place where Hasp decides`);
      for (const phase of phases ?? [])
        if (gravity.indexOf(mode) > gravity.indexOf(modes[phase])) modes[phase] = mode;
    }
  }
  return { modes, reasons };
}

/** As JSON has it. */
function plain(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
}

/** What is null was not said. */
function withoutNulls(value: unknown): unknown {
  const text = JSON.stringify(value, (_, one) => (one === null ? undefined : one));
  return text === undefined ? undefined : JSON.parse(text);
}

/** The API server writes the defaults of a schema into a constraint. */
function withDefaults(value: unknown, schema: unknown): unknown {
  const { properties, items } = membersOf(schema);
  if (Array.isArray(value)) return value.map((item) => withDefaults(item, items));
  if (!isObject(value)) return value;
  const filled: Record<string, unknown> = { ...value };
  for (const [name, one] of Object.entries(membersOf(properties))) {
    const said = filled[name] ?? plain(membersOf(one)["default"]);
    if (said !== undefined) filled[name] = withDefaults(said, one);
  }
  return filled;
}
