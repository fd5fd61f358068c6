import { describeProblem } from "../../compiler/problem.ts";
import { hostBuiltins } from "../../evaluator/builtins/builtin.ts";
import { toRego } from "../../library/describe-library.ts";
import { isShared, isTest } from "../../library/library-file.ts";
import type { Policy } from "../../library/policy.ts";
import { type Chosen, choosePolicies, reasonsOfSettings } from "../chosen-policies.ts";
import type { Export, ExportedItem, ExportOptions } from "../exported.ts";
import { absentMembers, knownInput } from "../gatekeeper/known-input.ts";
import { yamlDocuments } from "../yaml-text.ts";
import { inputShape } from "./input-shape.ts";
import { type MatchedKind, resourceKinds, workloadKinds } from "./matched-kinds.ts";
import { type Mode, renderAdmissionPolicy } from "./render.ts";
import { definitionsOf, Refusal, type Tree } from "./syntax.ts";
import { Translator } from "./translate.ts";

/**
 * Policies as ValidatingAdmissionPolicies with their bindings, as far as CEL can say what their Rego says. What it cannot is left out
 * with its file and line.
 * @throws ExportError `EXPORT_UNKNOWN`; PolicyError as compiling does
 */
export async function exportAdmissionPolicies(options: ExportOptions): Promise<Export> {
  const found = await choosePolicies(options);
  const judged = found.chosen.map((policy) => ({ policy, reasons: reasonsOf(policy, found) }));
  const usable = judged.filter(({ reasons }) => reasons.length === 0);
  const trees = await treesOf(
    usable.map(({ policy }) => policy),
    options,
  );
  const items: ExportedItem[] = [];
  const files: { name: string; text: string }[] = [];
  for (const { policy, reasons } of judged) {
    const { id } = policy;
    const syntax = trees.get(id);
    const made = syntax && translate(policy, syntax, found);
    if (!made || "reasons" in made) {
      items.push({ id, state: "left-out", reasons: [...reasons, ...(made?.reasons ?? [])] });
      continue;
    }
    items.push({ id, state: "exported", reasons: notesOf(policy) });
    files.push({ name: `${id}.yaml`, text: yamlDocuments(renderAdmissionPolicy(made)) });
  }
  return { items, files };
}

/** Why no ValidatingAdmissionPolicy can say what a policy does, as far as its METADATA and the settings tell. */
function reasonsOf(policy: Policy, { settings }: Chosen): readonly string[] {
  const mode = settings.policies[policy.id]?.enforcement.deploy;
  const kinds = policy.subjects.filter((kind) => kind === "workload" || kind === "resource");
  const asked = (policy.needs ?? []).filter((need) => need !== "object");
  if (kinds.length === 0)
    return [
      `it judges ${policy.subjects.join(", ")}, and the API server is asked about objects of Kubernetes`,
    ];
  if (!policy.phases.includes("deploy"))
    return [`it is asked in ${policy.phases.join(", ")} alone, and the API server at deployment`];
  return [
    ...(mode === undefined || mode === "off"
      ? ["the settings have it off at deployment: choose a profile that has it"]
      : []),
    ...(kinds.length > 1 ? ["it judges workloads and resources, each in its own way"] : []),
    ...(kindsOf(policy).size === 0
      ? [`it judges ${policy.resources?.join(", ")}, which are no kinds that can be named here`]
      : []),
    ...asked.map((need) => `it needs ${need}, which Hasp fetches and CEL does not have`),
    ...reasonsOfSettings(policy, settings),
  ];
}

function kindsOf({ subjects, resources = [] }: Policy): ReadonlyMap<string, MatchedKind> {
  if (subjects.includes("workload")) return workloadKinds;
  return new Map([...resourceKinds].filter(([kind]) => resources.includes(kind)));
}

/** What a policy judges beside stays where it is. */
function notesOf({ subjects, resources = [] }: Policy): readonly string[] {
  const others = subjects.filter((kind) => kind !== "workload" && kind !== "resource");
  const unknown = subjects.includes("workload")
    ? []
    : resources.filter((kind) => !resourceKinds.has(kind));
  const rest = [...others, ...unknown];
  return rest.length === 0 ? [] : [`of ${rest.join(", ")} it goes on judging in Hasp alone`];
}

type Syntax = { readonly trees: readonly Tree[] } | { readonly reasons: readonly string[] };

async function treesOf(
  policies: readonly Policy[],
  { files, compiler }: ExportOptions,
): Promise<ReadonlyMap<string, Syntax>> {
  if (policies.length === 0) return new Map();
  const wanted = new Set(policies.map(({ name }) => name));
  const sources = files.filter(
    (file) => !isTest(file) && (isShared(file) || wanted.has(file.name)),
  );
  const made = await compiler.export({
    modules: sources.map(toRego),
    hostBuiltins,
    schemas: { known: knownInput() },
    inputSchema: "known",
    absent: absentMembers(),
    exports: policies.map((policy) => ({ package: policy.package, roots: [], trees: true })),
  });
  return new Map(
    policies.map(({ id, place }, i): [string, Syntax] => {
      const { trees = [], problems = [], atMost = false } = made[i] ?? {};
      const reasons = problems.map(({ details, ...problem }) =>
        describeProblem({
          file: place,
          ...problem,
          ...(details?.reference !== undefined && {
            message: `${details.reference.replaceAll(/\[__local\d+__\]/g, "[_]")} is not in what CEL is asked with`,
          }),
        }),
      );
      if (reasons.length > 0) return [id, { reasons: [...new Set(reasons)] }];
      if (atMost) return [id, { reasons: ["a violation of it may count for less than it does"] }];
      return [id, { trees: trees as readonly Tree[] }];
    }),
  );
}

type Made = Parameters<typeof renderAdmissionPolicy>[0] | { readonly reasons: readonly string[] };

function translate(policy: Policy, syntax: Syntax, { settings }: Chosen): Made {
  if ("reasons" in syntax) return syntax;
  const kinds = kindsOf(policy);
  const subject = policy.subjects.includes("workload") ? "workload" : "resource";
  try {
    const translator = new Translator({
      definitions: definitionsOf(syntax.trees),
      input: inputShape(subject, [...kinds.keys()]),
      parameters: settings.parameters,
    });
    const messages = translator.messages(`data.${policy.package}.violations`);
    const unknowns = translator.messages(`data.${policy.package}.unknowns`);
    if (unknowns.length > 0) return { reasons: ["what it cannot tell has no verdict there"] };
    if (messages.length === 0) return { reasons: ["with these settings it finds nothing there"] };
    const of = settings.policies[policy.id];
    return {
      policy,
      mode: of?.enforcement.deploy as Mode,
      severity: of?.severity ?? policy.severity,
      kinds: [...kinds.values()],
      messages,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { file, row, col } = error.place ?? { file: policy.place, row: 0, col: 0 };
    const at = row > 0 ? `${file}:${row}:${col}` : file;
    return { reasons: [`${at}: CEL is not given ${error.message}`] };
  }
}
