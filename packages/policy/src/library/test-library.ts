import type { TestResult } from "../compiler/compiler.ts";
import { type PreparedTables, prepareTables, type Tables } from "../tables/prepare-tables.ts";
import { type BundleData, createBundleData } from "./bundle-data.ts";
import { assemble, type LibraryOptions } from "./compile-library.ts";
import { toRego } from "./describe-library.ts";
import { withLent } from "./lent-files.ts";
import { isTest, type LibraryFile } from "./library-file.ts";

export interface TestLibraryOptions extends LibraryOptions {
  /** Those of the files whose tests run and whose lines count; the others lend their rules. All of them unless given. */
  readonly own?: readonly LibraryFile[];
  /** Tests of one's own that are written as tables. */
  readonly tables?: Tables;
  /** A regular expression (RE2) over `data.<package>.<test name>`. */
  readonly filter?: string;
  /** Of one test; 10 s unless given. */
  readonly timeoutMs?: number;
}

/**
 * Runs the tests of a library over its default settings, and tells which lines of policies and shared Rego they reached.
 * Files are named by their places. A failing test is a result.
 * @throws PolicyError `LIBRARY_INVALID`, `METADATA_INVALID`, `POLICY_INVALID`
 */
export async function testLibrary(options: TestLibraryOptions): Promise<TestResult> {
  const own = new Set(options.own ?? options.files);
  const { files, data, tables } = await assembleTests(options);
  const covered = files.filter((file) => own.has(file) && !isTest(file));
  const { tests, coverage } = await options.compiler.test({
    modules: [...files, ...tables.files].map(toRego),
    coverage: covered.map(({ name }) => name),
    data: { ...data, ...tables.data },
    ...(options.filter !== undefined && { filter: options.filter }),
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
  });
  const places = new Map(files.map(({ name, place }) => [name, place]));
  const placed = <T extends { file: string }>(one: T): T => ({
    ...one,
    file: places.get(one.file) ?? one.file,
  });
  return {
    tests: tests.map((test) => placed(tables.place(test))),
    coverage: { ...coverage, files: coverage.files.map(placed) },
  };
}

/** The files that one's own tests need, and those tests that are written as tables. */
export async function assembleTests(options: Omit<TestLibraryOptions, "filter">): Promise<{
  readonly files: readonly LibraryFile[];
  readonly data: BundleData;
  readonly tables: PreparedTables;
}> {
  const { own = options.files, tables = noTables } = options;
  const leaning = tables.files.map(leanOnPolicy);
  const { files, policies } = await assemble({
    ...options,
    files: withLent([...own, ...leaning], options.files),
  });
  const data = createBundleData(policies);
  return { files, data, tables: await prepareTables(tables, policies, data) };
}

const noTables: Tables = {
  files: [],
  inputsOfManifest: async () => [],
};

/** A table tests the policy that it is named by, wherever that one lies. */
function leanOnPolicy(table: LibraryFile): LibraryFile {
  const group = table.name.slice(0, table.name.indexOf("/")).replaceAll("-", "_");
  return { ...table, text: `data.hasp.policies.${group}.` };
}
