import type { LibraryFile } from "@hasp/policy";

interface Shape {
  readonly kind: string;
  readonly phases: string;
  /** More of the METADATA block. */
  custom?(number: number): string;
  violations(number: number): string;
}

/** What policies of a real library look like: most ask for one thing that an innocent subject does not have. */
const shapes: readonly Shape[] = [
  {
    kind: "process",
    phases: "[run]",
    custom: (number) => `#   events: [exec]
#   dispatch: {by: name, values: [${names(number).join(", ")}]}
`,
    violations: (number) => `violations contains {
	"message": $"{input.event.process.name} was executed",
	"path": "/event/process/name",
	"observed": input.event.process.name,
} if {
	input.event.process.name in {${names(number)
    .map((name) => `"${name}"`)
    .join(", ")}}
}`,
  },
  {
    kind: "workload",
    phases: "[build, deploy]",
    violations: (number) => `violations contains {
	"message": $"container {container.name} works in a folder of others",
	"path": $"/workload/containers/{i}/workingDir",
	"observed": container.workingDir,
} if {
	some i, container in input.workload.containers
	container.workingDir == "/srv/${number}"
}`,
  },
  {
    kind: "image",
    phases: "[build, deploy, run]",
    violations: (number) => `violations contains {
	"message": "the image's configuration has a label that is not wanted",
	"path": "/image/config/labels/unwanted-${number}",
	"observed": input.image.config.labels["unwanted-${number}"],
} if {
	input.image.config.labels["unwanted-${number}"]
}`,
  },
];

/** So many policies of each kind, none of which any input of the benchmark violates. */
export function generatePolicies(count: number): readonly LibraryFile[] {
  const numbers = Array.from({ length: count }, (_, number) => number);
  return shapes.flatMap((shape) => numbers.map((number) => writePolicy(shape, number)));
}

function idOf(kind: string, number: number): string {
  return `bench-${kind}-${number}`;
}

function names(number: number): readonly string[] {
  return ["", "-static", ".real"].map((end) => `tool-${number}${end}`);
}

function writePolicy({ kind, phases, custom, violations }: Shape, number: number): LibraryFile {
  const name = `bench/${idOf(kind, number)}.rego`;
  const text = `# METADATA
# scope: package
# title: Generated ${kind} policy ${number}
# description: Made for the benchmark.
# custom:
#   id: ${idOf(kind, number)}
#   severity: high
#   subjects: [${kind}]
#   phases: ${phases}
${custom?.(number) ?? ""}#   enforcement: enforce
#   remediation: Nothing, it is a benchmark.
#   references: []
package hasp.policies.bench.${idOf(kind, number).replaceAll("-", "_")}

${violations(number)}
`;
  return { name, place: name, text };
}
