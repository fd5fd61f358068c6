import type { JsonObject } from "@hasp/core";
import type { Input } from "../contract/input.ts";
import type { LibraryFile } from "../library/library-file.ts";
import type { Policy } from "../library/policy.ts";
import type { ResolvedSettings } from "./resolve-settings.ts";
import type { ExpectedUnknown, ExpectedViolation, Want } from "./table.ts";

/** What the tests of a case read as `data.hasp_tables[package][test]`. */
interface CaseData extends ResolvedSettings {
  readonly inputs: readonly Input[];
  readonly want: ReturnType<typeof wanted>;
}

/** A test of a table: without data it is one that cannot be run, and fails. */
export interface TableTest {
  readonly name: string;
  readonly data?: CaseData;
}

type Expected = ExpectedViolation | ExpectedUnknown;

/** What a case expects, in the form that the tests compare by. */
export function wanted(want: Want, underSettings = false) {
  if (want === "none") return { violations: [], unknowns: [] };
  if (want === "unknown") return { violations: [], unknowns: "some" as const };
  const { violations = [], unknowns = [] } = Array.isArray(want) ? { violations: want } : want;
  return {
    // what an exception covers is wanted only where the case says so
    violations: violations.map((one) => split(underSettings ? { excepted: false, ...one } : one)),
    unknowns: unknowns.map(split),
  };
}

function split({ message, ...rest }: Expected): {
  readonly equal: JsonObject;
  readonly contains: JsonObject;
} {
  const isPart = typeof message === "object";
  return {
    equal: { ...rest, ...(message !== undefined && !isPart && { message }) },
    contains: isPart ? { message: message.contains } : {},
  };
}

/** What the tests of all tables compare by. No file of a library has such a name or package. */
export const tableRules: LibraryFile = {
  name: "table_rules_test.rego",
  place: "table_rules_test.rego",
  text: `package hasp.table_rules

# Sets are lists in a table.
came(violations, unknowns) := json.unmarshal(json.marshal({"violations": violations, "unknowns": unknowns}))

# What is no violation at all is heard too: no case expects it.
rated(found, severity) := object.union(found, {"severity": severity}) if {
	is_object(found)
} else := found

# What the engine makes of what a policy found, with what an exception covers among it.
judged(policy, found, unknowns) := {
	"violations": {flat(one, excepted) | some [list, excepted] in [["violations", false], ["excepted", true]]; some one in decision[list]},
	"unknowns": {one | some one in decision.undecided; one.policy == policy},
} if {
	decision := data.hasp.engine.decision(
		{{"policy": policy, "violation": one} | some one in found},
		{{"policy": policy, "unknown": one} | some one in unknowns},
		set(),
	)
}

flat(entry, excepted) := object.union_n([object.remove(entry, ["evidence"]), entry.evidence, {"excepted": excepted}])

fits(want, found) if {
	print(json.marshal(found))
	all_fit(want.violations, found.violations)
	unknowns_fit(want.unknowns, found.unknowns)
}

unknowns_fit("some", unknowns) if count(unknowns) > 0

unknowns_fit(want, unknowns) if all_fit(want, unknowns)

# One expected for each that came, and the other way round.
all_fit(want, found) if {
	is_array(want)
	count(want) == count(found)
	every one in want {
		count([i | some i, other in found; matches(one, other)]) == 1
	}
	every other in found {
		count([i | some i, one in want; matches(one, other)]) == 1
	}
}

matches(want, found) if {
	every name, value in want.equal {
		found[name] == value
	}
	every name, part in want.contains {
		contains(found[name], part)
	}
}
`,
};

/** The package of a table's tests, by the names of the policy's file. */
export function packageOf(group: string, id: string): string {
  return `hasp.policies.${group}.${id}_table_test`.replaceAll("-", "_");
}

/** The tests of a table as Rego, so that they run, count and are chosen as any. */
export function tableModule(
  name: string,
  packageName: string,
  policy: Policy | undefined,
  tests: readonly TableTest[],
): LibraryFile {
  const rules = tests.map(({ name, data }) =>
    data === undefined || policy === undefined
      ? `${name} if false\n`
      : ruleOf(packageName, policy, name, data),
  );
  return { name, place: name, text: `package ${packageName}\n\n${rules.join("\n")}` };
}

function ruleOf(packageName: string, policy: Policy, name: string, data: CaseData): string {
  return `${name} if {
	one_case := data.hasp_tables[${JSON.stringify(packageName)}].${name}
${data.settings ? judgedUnder(policy) : found(policy, data.parameters !== undefined)}
	data.hasp.table_rules.fits(one_case.want, data.hasp.table_rules.came(violations, unknowns))
}
`;
}

/** What the policy itself finds. */
function found(policy: Policy, hasParameters: boolean): string {
  const id = JSON.stringify(policy.id);
  const under = hasParameters ? ` with data.hasp.parameters[${id}] as one_case.parameters` : "";
  const ask = (rule: string) => `data.${policy.package}.${rule} with input as subject${under}`;
  return `	severity := data.hasp.settings.policies[${id}].severity
	violations := {data.hasp.table_rules.rated(one, severity) |
		some subject in one_case.inputs
		found := ${ask("violations")}
		some one in found
	}
	unknowns := ${
    policy.hasUnknowns
      ? `{one |
		some subject in one_case.inputs
		found := ${ask("unknowns")}
		some one in found
	}`
      : "set()"
  }`;
}

/** What the engine decides of it under the settings of the case. */
function judgedUnder(policy: Policy): string {
  const id = JSON.stringify(policy.id);
  const settings = [
    [`policies[${id}]`, "policy"],
    [`parameters[${id}]`, "parameters"],
    ...["scopes", "problems", "exceptions"].map((name) => [name, name] as const),
  ];
  const under = settings
    .map(([path, member]) => ` with data.hasp.settings.${path} as one_case.settings.${member}`)
    .join("");
  const unknowns = policy.hasUnknowns ? `data.${policy.package}.unknowns` : "set()";
  return `	decided := [one |
		some subject in one_case.inputs
		one := data.hasp.table_rules.judged(${id}, data.${policy.package}.violations, ${unknowns}) with input as subject${under}
	]
	count(decided) == count(one_case.inputs)
	violations := {one | some part in decided; some one in part.violations}
	unknowns := {one | some part in decided; some one in part.unknowns}`;
}
