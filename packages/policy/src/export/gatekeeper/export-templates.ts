import { describeProblem, type Problem } from "../../compiler/problem.ts";
import { hostBuiltins } from "../../evaluator/builtins/builtin.ts";
import { toRego } from "../../library/describe-library.ts";
import { isShared, isTest } from "../../library/library-file.ts";
import type { Policy } from "../../library/policy.ts";
import { type Chosen, choosePolicies, reasonsOfSettings } from "../chosen-policies.ts";
import type { Export, ExportedItem, ExportOptions } from "../exported.ts";
import { yamlDocuments } from "../yaml-text.ts";
import {
  kindOf,
  kindsOf,
  MODES,
  type Mode,
  renderTemplate,
  type TemplateParts,
} from "./constraint-template.ts";
import { absentMembers, knownInput } from "./known-input.ts";
import { judgedKinds, reviewModules } from "./review-modules.ts";

/** Names of kinds that the API server takes. */
const KIND_LIMIT = 63;

/**
 * Policies as Gatekeeper's ConstraintTemplates with their constraints. The Rego is the policy's own with the shared rules that it hangs
 * on, and beside it what reads a review of Gatekeeper as an input of the contract.
 * @throws ExportError `EXPORT_UNKNOWN`; PolicyError as compiling does
 */
export async function exportTemplates(options: ExportOptions): Promise<Export> {
  const found = await choosePolicies(options);
  const taken = new Map<string, string>();
  const judged = found.chosen.map((policy) => ({
    policy,
    reasons: [...reasonsOf(policy, found), ...reasonsOfName(policy, taken)],
  }));
  const usable = judged.filter(({ reasons }) => reasons.length === 0);
  const regos = await cutOut(
    usable.map(({ policy }) => policy),
    found,
    options,
  );
  const items: ExportedItem[] = [];
  const files: { name: string; text: string }[] = [];
  for (const { policy, reasons } of judged) {
    const { id } = policy;
    const rego = regos.get(id);
    const parts = rego && partsOf(policy, rego, found, judgedKinds(options.podKinds));
    const faults = [
      ...reasons,
      ...(rego?.problems.map((one) => describeRead(one, policy)) ?? []),
      ...(parts?.reasons ?? []),
    ];
    if (faults.length > 0 || !parts) {
      items.push({ id, state: "left-out", reasons: [...new Set(faults)] });
      continue;
    }
    items.push({ id, state: "exported", reasons: notesOf(policy) });
    files.push({ name: `${id}.yaml`, text: yamlDocuments(renderTemplate(parts)) });
  }
  return { items, files };
}

/** Why no template can say what a policy does, as far as its METADATA and the settings tell. */
function reasonsOf(policy: Policy, { settings }: Chosen): readonly string[] {
  const mode = settings.policies[policy.id]?.enforcement.deploy;
  if (kindsOf(policy).length === 0)
    return [
      `it judges ${policy.subjects.join(", ")}, and Gatekeeper is asked about objects of Kubernetes`,
    ];
  if (!policy.phases.includes("deploy"))
    return [`it is asked in ${policy.phases.join(", ")} alone, and Gatekeeper at deployment`];
  const asked = (policy.needs ?? []).filter((need) => need !== "object");
  return [
    ...(mode === undefined || mode === "off"
      ? ["the settings have it off at deployment: choose a profile that has it"]
      : []),
    ...asked.map((need) => `it needs ${need}, which Hasp fetches and Gatekeeper does not have`),
    ...reasonsOfSettings(policy, settings),
  ];
}

function reasonsOfName({ id }: Policy, taken: Map<string, string>): readonly string[] {
  const kind = kindOf(id);
  const other = taken.get(kind.toLowerCase());
  taken.set(kind.toLowerCase(), other ?? id);
  if (other !== undefined) return [`its constraints would be of one kind with those of ${other}`];
  return kind.length > KIND_LIMIT
    ? [`its kind ${kind} would be longer than ${KIND_LIMIT} characters`]
    : [];
}

/** What a policy judges beside objects stays where it is. */
function notesOf({ subjects }: Policy): readonly string[] {
  const rest = subjects.filter((kind) => kind !== "workload" && kind !== "resource");
  return rest.length === 0 ? [] : [`of ${rest.join(", ")} it goes on judging in Hasp alone`];
}

const always = ["data.hasp.engine.normal", "data.hasp.lib.places.at"];

async function cutOut(
  policies: readonly Policy[],
  { all, settings }: Chosen,
  { files, compiler, podKinds }: ExportOptions,
) {
  if (policies.length === 0) return new Map<string, never>();
  const wanted = new Set(policies.map(({ name }) => name));
  const sources = files.filter(
    (file) => !isTest(file) && (isShared(file) || wanted.has(file.name)),
  );
  const made = await compiler.export({
    modules: [
      ...sources.map(toRego),
      ...(await reviewModules(podKinds)),
      { path: "parameters.rego", text: parameterRules(all, settings.parameters) },
    ],
    hostBuiltins,
    schemas: { known: knownInput() },
    inputSchema: "known",
    absent: absentMembers(),
    exports: policies.map((policy) => ({
      package: policy.package,
      roots: [...always, ...kindsOf(policy).map((kind) => `data.hasp.review.${kind}.subject`)],
    })),
  });
  return new Map(policies.map(({ id }, i) => [id, made[i]]));
}

/** The values of a constraint, over those that hold where it says none. */
function parameterRules(
  policies: readonly Policy[],
  values: Chosen["settings"]["parameters"],
): string {
  const rules = policies
    .filter(({ parameters }) => parameters !== undefined)
    .map(
      ({
        id,
      }) => `parameters[${JSON.stringify(id)}] := object.union(object.remove(defaults, object.keys(given)), given) if {
	defaults := ${JSON.stringify(values[id] ?? {})}
	given := object.get(input, "parameters", {})
}
`,
    );
  return ["package hasp\n", ...rules].join("\n");
}

/** A read of what only we fetch is told with its line. */
function describeRead(problem: Problem, { place }: Policy): string {
  const { details, ...rest } = problem;
  const reference = details?.reference?.replaceAll(/\[__local\d+__\]/g, "[_]");
  const at = rest.file === undefined ? { ...rest, file: place } : rest;
  if (problem.code !== "rego_type_error" || reference === undefined) return describeProblem(at);
  return describeProblem({
    ...at,
    message: `${reference} is not in what Gatekeeper is asked with`,
  });
}

/** Everything that a template is written with; of two policies that it reads the parameters of, no two may have one name. */
function partsOf(
  policy: Policy,
  rego: TemplateParts["rego"],
  { all, settings }: Chosen,
  podKinds: TemplateParts["podKinds"],
): TemplateParts & { readonly reasons: readonly string[] } {
  const parameters: Record<string, TemplateParts["parameters"][string]> = {};
  const reasons: string[] = [];
  for (const id of rego.parameters) {
    const declared = all.find((one) => one.id === id)?.parameters?.properties ?? {};
    for (const [name, schema] of Object.entries(declared)) {
      if (Object.hasOwn(parameters, name) || name === MODES || name === "__proto__")
        reasons.push(`parameter ${name} of ${id} is there twice`);
      parameters[name] = { schema, value: settings.parameters[id]?.[name] };
    }
  }
  const mode = settings.policies[policy.id]?.enforcement.deploy as Mode;
  const severity = settings.policies[policy.id]?.severity ?? policy.severity;
  return { policy, mode, severity, rego, podKinds, parameters, reasons };
}
