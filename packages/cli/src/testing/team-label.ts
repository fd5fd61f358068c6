interface Differences {
  /** The condition; a workload without the label team when not given. */
  readonly condition?: string;
  /** Further lines of its METADATA, before `custom`. */
  readonly metadata?: string;
}

/** A policy of the user's own: `ours/team-label.rego`. */
export function teamLabel({
  condition = "not input.workload.labels.team",
  metadata = "",
}: Differences = {}): string {
  return `# METADATA
# scope: package
# title: Team label missing
# description: Somebody must answer for a workload.
${metadata}# custom:
#   id: team-label
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   remediation: Set the label team.
#   references: []
package hasp.policies.ours.team_label

violations contains {"message": "no label team", "path": "/workload/labels"} if {
\t${condition}
}
`;
}
