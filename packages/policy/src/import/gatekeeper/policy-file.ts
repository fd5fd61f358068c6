import { metadataBlock, oneLine, packageLine, quoted } from "../policy-text.ts";
import type { Constraint, Match } from "./constraint.ts";
import type { Template } from "./template.ts";

export const GROUP = "gatekeeper";

interface Parts {
  readonly id: string;
  readonly name: string;
  readonly template: Template;
  readonly constraint: Constraint;
}

/** One constraint as a policy over the objects that it matches. Its texts go into quotes, whatever they hold. */
export function renderPolicy({ id, name, template, constraint }: Parts): string {
  const { match, parameters } = constraint;
  const comparesFormer = template.reads.has("oldObject") || template.reads.has("*");
  const hasParameters = Object.keys(parameters).length > 0;
  const given = hasParameters ? `data.hasp.parameters[${quoted(id)}]` : "{}";
  return [
    metadata({ id, name, template, constraint }),
    packageLine(GROUP, id),
    `import data.hasp.lib.gatekeeper\nimport data.hasp.lib.${template.name} as template\n`,
    `violations contains gatekeeper.violation(one) if {
${comparesFormer ? "\tgatekeeper.has_former\n" : ""}	gatekeeper.is_meant(match)
	some one in found
}
`,
    `unknowns contains gatekeeper.unknown(match, found)

unknowns contains gatekeeper.unknown_object(match)
`,
    ...(comparesFormer ? ["unknowns contains gatekeeper.unknown_former(match)\n"] : []),
    ...(template.reads.has("namespaceObject")
      ? ["unknowns contains gatekeeper.unknown_namespace(match)\n"]
      : []),
    `found := said if {
	said := template.violation with input as gatekeeper.question(${given})
}
`,
    `match := ${quoted(match)}\n`,
  ].join("\n");
}

function metadata({ id, name, template, constraint }: Parts): string {
  const { match, modes, parameters, reasons } = constraint;
  const { kind, reads } = template;
  const about = [
    template.description ?? template.title ?? kind,
    `Imported from the Gatekeeper constraint ${kind} ${name}.`,
    ...(reasons.length > 0
      ? [`What it does not say as Gatekeeper does: ${reasons.join("; ")}.`]
      : []),
  ];
  const { subjects, resources } = subjectsOf(match);
  const lines = [
    `title: ${quoted(oneLine(`${template.title ?? kind}: ${name}`))}`,
    `description: ${quoted(oneLine(about.join(" ")))}`,
    "custom:",
    `  id: ${id}`,
    "  severity: medium",
    `  subjects: ${quoted(subjects)}`,
    ...(resources ? [`  resources: ${quoted(resources)}`] : []),
    // nobody asks for anything before an admission request
    `  phases: ${quoted(reads.has("userInfo") ? ["deploy"] : ["build", "deploy"])}`,
    `  enforcement: ${quoted(modes.build === modes.deploy ? modes.build : modes)}`,
    // also what an update found there already is judged
    "  needs: [object, formerObject]",
    "  remediation: Change the object as the message says, or write an exception where it is meant.",
    "  references: []",
    ...parameterLines(parameters, kind),
  ];
  return metadataBlock(lines);
}

function parameterLines(parameters: Constraint["parameters"], kind: string): string[] {
  const entries = Object.entries(parameters);
  if (entries.length === 0) return [];
  return [
    "  parameters:",
    "    type: object",
    "    properties:",
    ...entries.map(([name, value]) => {
      const description = `${name} of ${kind}, as its template reads it.`;
      return `      ${quoted(name)}: ${quoted({ ...typeOf(value), description, default: value })}`;
    }),
  ];
}

function typeOf(value: unknown): { type?: string } {
  if (value === null) return {};
  return { type: Array.isArray(value) ? "array" : typeof value };
}

/** The kinds of Kubernetes itself that always run Pods: such an object is a workload and never a resource. */
const workloads =
  "Pod PodTemplate ReplicationController Deployment ReplicaSet DaemonSet StatefulSet Job CronJob".split(
    " ",
  );

/** The subjects among which the objects of a match are, and of resources their kinds. */
function subjectsOf({ kinds = [] }: Match): { subjects: string[]; resources?: string[] } {
  const pairs = kinds.flatMap(({ apiGroups, kinds: names }) =>
    some(apiGroups).flatMap((group) => some(names).map((name) => [group, name] as const)),
  );
  const asked = pairs.length > 0 ? pairs : [["*", "*"] as const];
  const isWorkload = ([group, name]: readonly [string, string]) =>
    isOfKubernetes(group) && workloads.includes(name);
  const others = asked.filter((pair) => !isWorkload(pair));
  const names = [...new Set(others.map(([, name]) => name))];
  const runsPods = asked.some((pair) => isWorkload(pair) || mayRunPods(pair));
  return {
    subjects: [...(runsPods ? ["workload"] : []), ...(names.length > 0 ? ["resource"] : [])],
    ...(names.length > 0 && { resources: names.includes("*") ? ["*"] : names.toSorted() }),
  };
}

function some(words: readonly string[] | undefined): readonly string[] {
  return words === undefined || words.length === 0 ? ["*"] : words;
}

/** Kinds of other groups are workloads where they hold Pods. */
function mayRunPods([group, name]: readonly [string, string]): boolean {
  return (
    !isOfKubernetes(group) || (name === "*" && ["", "apps", "batch", "extensions"].includes(group))
  );
}

function isOfKubernetes(group: string): boolean {
  return group !== "*" && !group.replace(/\.k8s\.io$/, "").includes(".");
}
