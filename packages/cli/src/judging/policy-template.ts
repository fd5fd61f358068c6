/** A rule that shows the form, and the tests that hold it. */
interface Example {
  readonly subjects: string;
  /** What OPA's own tools check its references by, once hasp policy schema has written it. */
  readonly schema: string;
  readonly phases: string;
  readonly imports?: string;
  readonly rule: string;
  /** Inputs that it finds with the paths that it names, and inputs that it allows. */
  readonly finds: readonly (readonly [input: string, path: string])[];
  readonly allows: readonly string[];
}

/** What a policy can be begun for. */
export type TemplateKind = "container" | "workload" | "image";

const examples: Readonly<Record<TemplateKind, Example>> = {
  container: {
    subjects: "[workload, container]",
    schema: "input",
    phases: "[build, deploy, run]",
    imports: "import data.hasp.lib.containers\n\n",
    rule: `violations contains {
	"message": $"container {container.name} can write to its root file system",
	"path": $"{path}/effective/readOnlyRootFilesystem",
	"observed": false,
} if {
	some path, container in containers.all
	not container.effective.readOnlyRootFilesystem
}`,
    finds: [
      [
        `testing.deployed({"effective": {"readOnlyRootFilesystem": false}})`,
        "/workload/containers/0/effective/readOnlyRootFilesystem",
      ],
      [
        `testing.running({"effective": {"readOnlyRootFilesystem": false}})`,
        "/container/effective/readOnlyRootFilesystem",
      ],
    ],
    allows: ["testing.deployed({})", "testing.running({})"],
  },
  workload: {
    subjects: "[workload]",
    schema: "workload",
    phases: "[build, deploy]",
    rule: `violations contains {
	"message": $"{input.workload.name} has no label team",
	"path": "/workload/labels",
	"observed": input.workload.labels,
} if {
	not input.workload.labels.team
}`,
    finds: [["testing.workload([])", "/workload/labels"]],
    allows: [`object.union(testing.workload([]), {"workload": {"labels": {"team": "shop"}}})`],
  },
  image: {
    subjects: "[image]",
    schema: "image",
    phases: "[build, deploy, run]",
    rule: `violations contains {
	"message": "the image names no user, which means root",
	"path": "/image/config/user",
	"observed": "",
} if {
	input.image.config.user == ""
}`,
    finds: [[`testing.image({"config": {"user": ""}})`, "/image/config/user"]],
    allows: ["testing.image({})"],
  },
};

/** The texts of a policy and of its tests, as `hasp policy fmt` writes them. */
export function policyTemplate(
  kind: TemplateKind,
  group: string,
  id: string,
): { readonly policy: string; readonly test: string } {
  const { subjects, schema, phases, imports = "", rule, finds, allows } = examples[kind];
  const name = id.replaceAll("-", "_");
  const path = `${group.replaceAll("-", "_")}.${name}`;
  const title = `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll("-", " ")}`;
  const policy = `# METADATA
# scope: package
# title: ${title}
# description: What can happen where this is not kept.
# schemas:
#   - input: schema.${schema}
# custom:
#   id: ${id}
#   severity: medium
#   subjects: ${subjects}
#   phases: ${phases}
#   enforcement: warn
#   remediation: What to change.
#   references: []
package hasp.policies.${path}

${imports}${rule}
`;
  const found = finds.map(
    ([input, path]) => `	testing.paths(${name}.violations) == {"${path}"} with input as ${input}`,
  );
  const allowed = allows.map((input) => `	count(${name}.violations) == 0 with input as ${input}`);
  const test = `package hasp.policies.${path}_test

import data.hasp.policies.${path}
import data.hasp.testing

test_finds_it if {
${found.join("\n")}
}

test_allows_the_others if {
${allowed.join("\n")}
}
`;
  return { policy, test };
}
