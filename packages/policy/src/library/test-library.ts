import type { TestResult } from "../compiler/compiler.ts";
import { createBundleData } from "./bundle-data.ts";
import { assemble, type LibraryOptions } from "./compile-library.ts";
import { toRego } from "./describe-library.ts";
import { isTest, type LibraryFile } from "./library-file.ts";

export interface TestLibraryOptions extends LibraryOptions {
  /** Those of the files whose tests run and whose lines count; the others lend their rules. All of them unless given. */
  readonly own?: readonly LibraryFile[];
  /** A regular expression (RE2) over `data.<package>.<test name>`. */
  readonly filter?: string;
  /** Of one test; 10 s unless given. */
  readonly timeoutMs?: number;
}

/** Inputs for everybody's tests, which holds no test itself. */
const testingName = "lib/testing_test.rego";

/**
 * Runs the tests of a library over its default settings, and tells which lines of policies and shared Rego they reached.
 * Files are named by their places. A failing test is a result.
 * @throws PolicyError `LIBRARY_INVALID`, `METADATA_INVALID`, `POLICY_INVALID`
 */
export async function testLibrary(options: TestLibraryOptions): Promise<TestResult> {
  const own = new Set(options.own ?? options.files);
  const { files, policies } = await assemble({
    ...options,
    files: options.files.filter((file) => isLent(file) || own.has(file)),
  });
  const covered = files.filter((file) => own.has(file) && !isTest(file));
  const { tests, coverage } = await options.compiler.test({
    modules: files.map(toRego),
    coverage: covered.map(({ name }) => name),
    data: createBundleData(policies),
    ...(options.filter !== undefined && { filter: options.filter }),
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
  });
  const places = new Map(files.map(({ name, place }) => [name, place]));
  const placed = <T extends { file: string }>(one: T): T => ({
    ...one,
    file: places.get(one.file) ?? one.file,
  });
  return {
    tests: tests.map(placed),
    coverage: { ...coverage, files: coverage.files.map(placed) },
  };
}

/** Whether others' tests may need it. */
export function isLent(file: LibraryFile): boolean {
  return !isTest(file) || file.name === testingName;
}
