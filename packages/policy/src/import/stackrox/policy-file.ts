import { metadataBlock, mitreReferences, oneLine, packageLine, quoted } from "../policy-text.ts";
import type { StackroxPolicy } from "./policies.ts";
import { type RenderedSection, renderSection } from "./render-section.ts";
import type { ReadSection } from "./sections.ts";
import type { Modes } from "./settings.ts";

export const GROUP = "stackrox";

const severities: Readonly<Record<string, string>> = {
  CRITICAL_SEVERITY: "critical",
  HIGH_SEVERITY: "high",
  MEDIUM_SEVERITY: "medium",
  LOW_SEVERITY: "low",
};

export function severityOf({ severity }: StackroxPolicy): string | undefined {
  return severities[severity.toUpperCase()];
}

/** Where the libraries stand that a policy may lean on. */
const libraries = [
  "accesses",
  "build_steps",
  "containers",
  "dates",
  "findings",
  "packages",
  "processes",
  "related",
  "stackrox",
  "workloads",
];

export interface PolicyParts {
  readonly id: string;
  readonly policy: StackroxPolicy;
  readonly sections: readonly ReadSection[];
  readonly phases: readonly string[];
  readonly modes: Modes;
  readonly reasons: readonly string[];
}

export interface RenderedPolicy {
  readonly text: string;
  /** The expressions that an evaluation compiles, by the kind of subject. */
  readonly patterns: Readonly<Record<string, readonly string[]>>;
}

/** One policy in the form of the library. Text of the original goes into quotes, whatever it holds. */
export function renderPolicy(parts: PolicyParts): RenderedPolicy {
  const rendered = parts.sections.map((section, i) => renderSection(section, i + 1));
  const body = rendered.flatMap(({ rules }) => rules).join("\n");
  const imports = libraries
    .filter((name) => new RegExp(`(?<![\\w."])${name}\\.`).test(body))
    .map((name) => `import data.hasp.lib.${name}\n`)
    .join("");
  const patterns: Record<string, string[]> = {};
  for (const [i, { domain }] of parts.sections.entries())
    patterns[domain] = [...(patterns[domain] ?? []), ...(rendered[i]?.patterns ?? [])];
  return {
    text: [
      metadata(parts, rendered),
      packageLine(GROUP, parts.id),
      ...(imports ? [imports] : []),
      body,
    ].join("\n"),
    patterns,
  };
}

function metadata(
  { id, policy, sections, phases, modes, reasons }: PolicyParts,
  rendered: readonly RenderedSection[],
): string {
  const kinds = [...new Set(sections.map(({ domain }) => domain))].sort();
  const needs = [...new Set(rendered.flatMap((one) => one.needs))].sort();
  const about = [
    policy.description,
    policy.rationale,
    `Imported from the StackRox policy ${policy.name}.`,
    ...(policy.categories.length > 0 ? [`Categories: ${policy.categories.join(", ")}.`] : []),
    ...(reasons.length > 0
      ? [`What it does not say as StackRox does: ${reasons.join("; ")}.`]
      : []),
  ];
  const techniques = policy.mitreAttackVectors.flatMap(({ tactic, techniques }) => [
    tactic,
    ...techniques,
  ]);
  const references = new Set(mitreReferences(techniques));
  const lines = [
    `title: ${quoted(oneLine(policy.name))}`,
    `description: ${quoted(oneLine(about.join(" ")))}`,
    "custom:",
    `  id: ${id}`,
    `  severity: ${severityOf(policy) ?? "low"}`,
    `  subjects: [${kinds.join(", ")}]`,
    ...(kinds.includes("process") ? ["  events: [exec]"] : []),
    `  phases: [${phases.join(", ")}]`,
    `  enforcement: ${JSON.stringify(modes)}`,
    ...(needs.length > 0 ? [`  needs: [${needs.join(", ")}]`] : []),
    `  remediation: ${quoted(oneLine(policy.remediation) || "Change what the policy names, or write an exception.")}`,
    `  references: ${JSON.stringify([...references])}`,
  ];
  return metadataBlock(lines);
}
