import type { Compiler } from "../../compiler/compiler.ts";
import {
  type FieldShare,
  type Import,
  type ImportedFile,
  type ImportedItem,
  type SourceFile,
  slugOf,
} from "../imported.ts";
import { refusedPatterns } from "./check-patterns.ts";
import { criteria } from "./criteria.ts";
import { readStackroxPolicies, type StackroxPolicy } from "./policies.ts";
import { GROUP, renderPolicy, severityOf } from "./policy-file.ts";
import { findSame } from "./same-policies.ts";
import { type ReadSection, readSection } from "./sections.ts";
import { modesOf, settingsOf } from "./settings.ts";
import { createSettingsFile } from "./settings-file.ts";

/** OPA's WebAssembly runtime frees expressions in use beyond a hundred in one evaluation; the library has some of its own. */
const MAX_PATTERNS = 60;

/**
 * Turns StackRox' policies into policies over the contract, and into settings where the library already asks the same. What a
 * policy cannot say is in its description and in what is given back.
 * @throws ImportError `IMPORT_INVALID`, `IMPORT_TOO_LARGE`
 */
export async function importStackrox(
  sources: readonly SourceFile[],
  compiler: Compiler,
): Promise<Import> {
  const policies = await readStackroxPolicies(sources);
  const files: ImportedFile[] = [];
  const items: ImportedItem[] = [];
  const taken = new Set<string>();
  const lent = new Set<string>();
  const compiled = new Map<string, Set<string>>();
  const settings = createSettingsFile();
  const read = policies.map((policy) => ({
    policy,
    sections: policy.policySections.map((one) => readSection(one, policy)),
  }));
  const refused = await refusedPatterns(
    read
      .flatMap(({ sections }) => sections.flatMap((one) => ("reasons" in one ? [] : one)))
      .flatMap(({ asked }) => asked.flatMap(({ predicate }) => predicate.patterns)),
    compiler,
  );

  for (const { policy, sections: all } of read) {
    const own = settingsOf(policy);
    const beside = [...own.reasons, ...oddities(policy)];
    const same = findSame(policy);
    const item = { name: policy.name, place: policy.place };
    if (same && !lent.has(same.policy)) {
      lent.add(same.policy);
      const { modes, reasons } = modesOf(policy, same.asked);
      settings.addShipped(same, modes, severityOf(policy), own);
      const left = [...reasons, ...beside, ...(same.note ? [same.note] : [])];
      items.push({
        ...item,
        policy: same.policy,
        state: left.length > 0 ? "partly" : "imported",
        reasons: left,
      });
      continue;
    }
    const sections: ReadSection[] = [];
    const left: string[] = [];
    for (const one of all) {
      if ("reasons" in one) left.push(...one.reasons);
      else {
        const bad = one
          .flatMap(({ asked }) => asked)
          .filter(({ predicate }) => predicate.patterns.some((pattern) => refused.has(pattern)));
        if (bad.length > 0)
          left.push(...bad.map(({ name }) => `${name}: an expression that RE2 cannot read`));
        else sections.push(...one);
      }
    }
    const id = slugOf(policy.name, taken, "stackrox");
    if (sections.length === 0) {
      items.push({ ...item, state: "left-out", reasons: [...new Set(left)] });
      continue;
    }
    const phases = phasesOf(policy, sections);
    const { modes, reasons } = modesOf(policy, phases);
    const why = [...new Set([...left, ...reasons, ...beside])];
    const { text, patterns } = renderPolicy({ id, policy, sections, phases, modes, reasons: why });
    const full = Object.entries(patterns).find(
      ([kind, some]) => new Set([...(compiled.get(kind) ?? []), ...some]).size > MAX_PATTERNS,
    );
    if (full) {
      items.push({
        ...item,
        state: "left-out",
        reasons: [
          `over ${MAX_PATTERNS} different expressions would be compiled for each ${full[0]}: import fewer policies, or write lists of names`,
        ],
      });
      continue;
    }
    for (const [kind, some] of Object.entries(patterns))
      compiled.set(kind, new Set([...(compiled.get(kind) ?? []), ...some]));
    taken.add(id);
    settings.addImported(id, own);
    files.push({ name: `${GROUP}/${id}.rego`, text });
    items.push({
      ...item,
      policy: id,
      state: why.length > 0 ? "partly" : "imported",
      reasons: why,
    });
  }
  return { files: [...files, ...settings.files()], items, fields: countCriteria(policies) };
}

/** The phases in which a stage of StackRox asks. Manifests are asked at deployment, as `roxctl deployment check` asks them. */
function phasesOf(
  { lifecycleStages }: StackroxPolicy,
  sections: readonly ReadSection[],
): ("build" | "deploy" | "run")[] {
  const domains = new Set(sections.map(({ domain }) => domain));
  if (domains.has("process")) return ["run"];
  if (domains.has("access")) return ["deploy", "run"];
  const ofWorkloads = domains.has("workload");
  const build = lifecycleStages.includes("BUILD") || ofWorkloads;
  return [
    ...(build ? (["build"] as const) : []),
    ...(lifecycleStages.includes("DEPLOY") ? (["deploy"] as const) : []),
  ];
}

/** Members that change something and that nothing here says. */
function oddities({ unknown, notifiers, severity, ...policy }: StackroxPolicy): string[] {
  const stages = policy.lifecycleStages.filter((stage) => stage !== "RUNTIME");
  return [
    ...(stages.length > 0 && policy.lifecycleStages.includes("RUNTIME")
      ? [`not in the stage ${stages.join(" and ")}: it has the stage RUNTIME too`]
      : []),
    ...unknown.map((member) => `the member ${member} is not known`),
    ...(notifiers.length > 0 ? ["whom it tells is configured where decisions are sent"] : []),
    ...(severityOf({ severity, ...policy, unknown, notifiers } as StackroxPolicy)
      ? []
      : [`${severity} is no severity: low`]),
  ];
}

function countCriteria(policies: readonly StackroxPolicy[]): FieldShare {
  const unmapped: Record<string, number> = {};
  let named = 0;
  let mapped = 0;
  for (const policy of policies) {
    const same = findSame(policy);
    for (const { fieldName } of policy.policySections.flatMap((one) => one.policyGroups)) {
      named += 1;
      if (same || criteria.has(fieldName.toLowerCase())) mapped += 1;
      else unmapped[fieldName] = (unmapped[fieldName] ?? 0) + 1;
    }
  }
  return { named, mapped, unmapped };
}
