import type { TestOutcome } from "../compiler/compiler.ts";
import type { BundleData } from "../library/bundle-data.ts";
import { didYouMean, type Fault } from "../library/fault.ts";
import type { LibraryFile } from "../library/library-file.ts";
import type { Policy } from "../library/policy.ts";
import { describeDifference } from "./describe-difference.ts";
import { type ParsedTable, parseTable, TableError } from "./parse-table.ts";
import { CaseReader, type PlacedTest } from "./read-cases.ts";
import { readInputFile } from "./read-input-file.ts";
import type { CaseSurroundings, ManifestInputs } from "./resolve-case.ts";
import { Table } from "./table.ts";
import { faultsOf, tellFaults } from "./table-faults.ts";
import { packageOf, type TableTest, tableModule, tableRules } from "./table-module.ts";

/** Tables of tests, and what makes inputs of the manifests in them. */
export interface Tables {
  readonly files: readonly LibraryFile[];
  readonly inputsOfManifest: ManifestInputs;
}

export interface PreparedTables {
  /** The tests as Rego. */
  readonly files: readonly LibraryFile[];
  /** What they read, beside the data of the bundle. */
  readonly data: object;
  /** A test of a table by its place there, with what was wanted and came; others as they are. */
  readonly place: <T extends Named>(test: T) => T;
  /** The cases that cannot be run. */
  readonly bad: readonly (Named & { readonly row: number })[];
}

type Named = Pick<TestOutcome, "package" | "name" | "file">;

const NAME = /^(?<group>[a-z][a-z0-9-]*)\/(?<id>[a-z][a-z0-9-]*)_test\.yaml$/;

/** Makes Rego tests of tables. What is wrong with a table or a case of it becomes a test that fails with its place. */
export async function prepareTables(
  { files, inputsOfManifest }: Tables,
  policies: readonly Policy[],
  { hasp: { settings } }: BundleData,
): Promise<PreparedTables> {
  const modules: LibraryFile[] = [];
  const data: Record<string, object> = {};
  const placed = new Map<string, PlacedTest & { readonly place: string }>();
  for (const [i, file] of files.entries()) {
    const { group = "", id = "" } = NAME.exec(file.name)?.groups ?? {};
    const policy = policyOf(policies, { group, id });
    const twin = files.slice(0, i).find(({ name }) => name === file.name);
    const tests = await testsOf(file, twin, policies, (policy) => ({
      policy,
      policies,
      parameters: settings.parameters[policy.id] ?? {},
      readInput: (name) => readInputFile(file, name),
      inputsOfManifest,
    }));
    // a table that is none has a package too, in which it fails
    const packageName =
      id === "" || twin ? packageOf("unnamed", `file-${i}`) : packageOf(group, id);
    const name = `${packageName}.rego`;
    modules.push(tableModule(name, packageName, policy, tests));
    data[packageName] = Object.fromEntries(
      tests.flatMap(({ name, data }) => (data ? [[name, data]] : [])),
    );
    for (const test of tests)
      placed.set(key(packageName, test.name), { ...test, place: file.place });
  }
  return {
    files: modules.length > 0 ? [...modules, tableRules] : [],
    data: { hasp_tables: data },
    place: (test) => {
      const found = placed.get(key(test.package, test.name));
      return found ? { ...test, ...outcomeOf(test, found) } : test;
    },
    bad: [...placed].flatMap(([name, { name: test, place: file, row, fault }]) =>
      fault === undefined
        ? []
        : [{ package: `data.${name.slice(0, name.lastIndexOf("."))}`, name: test, file, row }],
    ),
  };
}

function policyOf(policies: readonly Policy[], { group, id }: Readonly<Record<string, string>>) {
  return policies.find((one) => one.group === group && one.id === id);
}

function key(packageName: string, test: string): string {
  return `${packageName.replace(/^data\./, "")}.${test}`;
}

function outcomeOf(test: Named & Partial<TestOutcome>, found: PlacedTest & { place: string }) {
  const at = { file: found.place, row: found.row };
  if (test.outcome === undefined) return at;
  if (found.fault !== undefined) {
    const error = { code: "table_invalid", message: found.fault, ...at };
    return { ...at, outcome: "error" as const, error };
  }
  const lines = (test.output ?? "").trimEnd().split("\n");
  const came = lines.pop() ?? "";
  const said = test.outcome === "fail" && found.data ? differenceOf(found.data, came) : undefined;
  const output = [...lines, ...(said === undefined ? [] : [said])].join("\n");
  return { ...at, output: output === "" ? undefined : output };
}

function differenceOf({ want }: NonNullable<TableTest["data"]>, came: string): string {
  try {
    return describeDifference(want, JSON.parse(came));
  } catch {
    // the policy itself failed before anything could be compared
    return came;
  }
}

/** The tests of a table: one for each case, or one that says why there are none. */
async function testsOf(
  file: LibraryFile,
  twin: LibraryFile | undefined,
  policies: readonly Policy[],
  surroundings: (policy: Policy) => Omit<CaseSurroundings, "reach">,
): Promise<readonly PlacedTest[]> {
  const whole = (row: number, message: string): readonly PlacedTest[] => [
    { name: "test_table", row, fault: tellFaults([{ path: [], message }], file.place, () => row) },
  ];
  if (twin) return whole(1, `${twin.place} is ${file.name} too`);
  const names = NAME.exec(file.name)?.groups;
  if (names === undefined)
    return whole(1, "it is not named <group>/<id>_test.yaml, in kebab-case, one folder deep");
  let parsed: ParsedTable;
  try {
    parsed = await parseTable(file);
  } catch (error) {
    if (error instanceof TableError) return whole(error.row, error.message);
    throw error;
  }
  const told = (faults: readonly Fault[]) =>
    tellFaults(faults, file.place, (path) => parsed.find(path).row);
  const table = Table.safeParse(parsed.value);
  if (!table.success) {
    const faults = faultsOf(table.error, Table);
    const [first] = faults;
    return [{ name: "test_table", row: parsed.find(first?.path ?? []).row, fault: told(faults) }];
  }
  const { policy: id, given = {}, cases } = table.data;
  const { row } = parsed.find(["policy"]);
  if (id !== names["id"]) return whole(row, `policy must be ${names["id"]}, as the file is named`);
  const policy = policyOf(policies, names);
  if (policy === undefined) {
    const near = didYouMean(
      id,
      policies.map((one) => one.id),
    );
    return whole(row, `${file.name.replace("_test.yaml", ".rego")} is no policy${near}`);
  }
  return new CaseReader(parsed, given, { ...surroundings(policy), reach }, told).read(cases);

  function reach(path: Fault["path"]): number {
    return parsed.find(path).depth;
  }
}
