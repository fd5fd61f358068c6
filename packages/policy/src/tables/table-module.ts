import type { Input } from "../contract/input.ts";
import type { LibraryFile } from "../library/library-file.ts";
import type { Policy } from "../library/policy.ts";
import type { ExpectedUnknown, ExpectedViolation, Want } from "./table.ts";

/** What the tests of a case read as `data.hasp_tables[package][test]`. */
interface CaseData {
  readonly inputs: readonly Input[];
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly want: ReturnType<typeof wanted>;
}

/** A test of a table: without data it is one that cannot be run, and fails. */
export interface TableTest {
  readonly name: string;
  readonly data?: CaseData;
}

type Expected = ExpectedViolation | ExpectedUnknown;

/** What a case expects, in the form that the tests compare by. */
export function wanted(want: Want) {
  if (want === "none") return { violations: [], unknowns: [] };
  if (want === "unknown") return { violations: [], unknowns: "some" as const };
  const { violations = [], unknowns = [] } = Array.isArray(want) ? { violations: want } : want;
  return { violations: violations.map(split), unknowns: unknowns.map(split) };
}

function split({ message, ...rest }: Expected) {
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

function ruleOf(packageName: string, policy: Policy, name: string, { parameters }: CaseData) {
  const under = parameters
    ? ` with data.hasp.parameters[${JSON.stringify(policy.id)}] as one_case.parameters`
    : "";
  const ask = (rule: string) => `data.${policy.package}.${rule} with input as subject${under}`;
  const unknowns = policy.hasUnknowns
    ? `{one |
		some subject in one_case.inputs
		found := ${ask("unknowns")}
		some one in found
	}`
    : "set()";
  return `${name} if {
	one_case := data.hasp_tables[${JSON.stringify(packageName)}].${name}
	severity := data.hasp.settings.policies[${JSON.stringify(policy.id)}].severity
	violations := {data.hasp.table_rules.rated(one, severity) |
		some subject in one_case.inputs
		found := ${ask("violations")}
		some one in found
	}
	unknowns := ${unknowns}
	data.hasp.table_rules.fits(one_case.want, data.hasp.table_rules.came(violations, unknowns))
}
`;
}
