import type { FoundByLint } from "../compiler/compiler.ts";
import { subjectKinds } from "../contract/input.ts";
import { publishedInputSchema } from "../contract/json-schema.ts";
import type { LibraryOptions } from "../library/compile-library.ts";
import { requireUniqueNames, toRego } from "../library/describe-library.ts";
import { withLent } from "../library/lent-files.ts";
import type { LibraryFile } from "../library/library-file.ts";
import { withoutIgnored } from "./ignores.ts";
import { type LintLevel, lintRules } from "./rules.ts";

export interface LintLibraryOptions extends LibraryOptions {
  /** Those of the files that are looked at; the others lend what these lean on. All of them unless given. */
  readonly own?: readonly LibraryFile[];
  /** Tables of tests; what they leave out their own runs say. */
  readonly tables?: readonly LibraryFile[];
}

/** What is said of a policy that has too few tests in Rego. */
const aboutTests = ["missing-case", "untested-parameter"];

/** Something that is allowed and unwise, at its place. */
export interface LintFinding {
  readonly rule: string;
  readonly level: LintLevel;
  readonly file: string;
  /** Counted from 1, like `column`. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}

/**
 * What is unwise in policies, shared Rego and tests, by file and line. Files that do not compile are findings; what is wrong with METADATA
 * or the contract's types `checkLibrary` says.
 * @throws PolicyError `LIBRARY_INVALID`, `COMPILER_FAILED`
 */
export async function lintLibrary(options: LintLibraryOptions): Promise<readonly LintFinding[]> {
  const { compiler, own = options.files, tables = [] } = options;
  requireUniqueNames(options.files);
  const files = withLent(own, options.files);
  const { findings, comments } = await compiler.lint({
    modules: files.map(toRego),
    targets: own.map(({ name }) => name),
    schemas: Object.fromEntries(subjectKinds.map((kind) => [kind, publishedInputSchema(kind)])),
  });
  const places = new Map(files.map(({ name, place }) => [name, place]));
  const tabled = new Set(tables.map(({ name }) => name.replace(/_test\.ya?ml$/, ".rego")));
  const isTold = ({ rule, file }: FoundByLint) => !(aboutTests.includes(rule) && tabled.has(file));
  return withoutIgnored(findings.filter(isTold), comments)
    .map((found) => explained(found, places))
    .sort(
      (a, b) =>
        compare(a.file, b.file) ||
        a.line - b.line ||
        a.column - b.column ||
        compare(a.rule, b.rule),
    );
}

function explained(
  { rule, file, row, col, message }: FoundByLint,
  places: ReadonlyMap<string, string>,
): LintFinding {
  const { level, hint } = lintRules[rule] ?? { level: "error", hint: "" };
  const place = places.get(file) ?? file;
  return { rule, level, file: place, line: row, column: col, message, hint };
}

function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
