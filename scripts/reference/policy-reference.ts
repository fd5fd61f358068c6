import type { Policy } from "@hasp/policy";

/** The policies that come with Hasp, from their own metadata. */
export function renderPolicyReference(policies: readonly Policy[]): string {
  const sorted = policies.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rows = sorted.map(
    ({ id, title, severity, subjects, phases }) =>
      `| [${id}](#${id}) | ${title} | ${severity} | ${subjects.join(", ")} | ${phases.join(", ")} |`,
  );
  return [
    "# Policies",
    "",
    "Made from the policies' metadata by `npm run generate`; do not edit.",
    "",
    "| id | title | severity | subjects | phases |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    ...sorted.flatMap(section),
    "",
  ].join("\n");
}

function section(policy: Policy): string[] {
  const { id, title, description, enforcement, remediation, references } = policy;
  const mode = typeof enforcement === "string" ? enforcement : JSON.stringify(enforcement);
  return [
    "",
    `## ${id}`,
    "",
    `**${title}.** ${description}`,
    "",
    `Enforcement: \`${mode}\`${inProfiles(policy)}. Remedy: ${remediation}`,
    ...(references.length > 0 ? ["", `References: ${references.join("; ")}.`] : []),
    ...parameterTable(policy),
  ];
}

function inProfiles({ profiles = {} }: Policy): string {
  const names = Object.keys(profiles);
  return names.length === 0 ? "" : `; profiles: ${names.join(", ")}`;
}

function parameterTable({ parameters }: Policy): string[] {
  const entries = Object.entries(parameters?.properties ?? {});
  if (entries.length === 0) return [];
  const rows = entries.map(([name, { description = "", default: value }]) => {
    const text = JSON.stringify(value).replaceAll("|", "\\|");
    return `| \`${name}\` | ${description} | \`${text}\` |`;
  });
  return ["", "| parameter | meaning | default |", "| --- | --- | --- |", ...rows];
}
