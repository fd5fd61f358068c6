import type { FoundByLint } from "../compiler/compiler.ts";
import { subjectKinds } from "../contract/input.ts";
import { publishedInputSchema } from "../contract/json-schema.ts";
import type { LibraryOptions } from "../library/compile-library.ts";
import { requireUniqueNames, toRego } from "../library/describe-library.ts";
import { withLent } from "../library/lent-files.ts";
import type { LibraryFile } from "../library/library-file.ts";
import { withoutIgnored } from "./ignores.ts";
import { type LintLevel, lintRules } from "./rules.ts";
import { twinOfTable } from "./table-twin.ts";

export interface LintLibraryOptions extends LibraryOptions {
  /** Those of the files that are looked at; the others lend what these lean on. All of them unless given. */
  readonly own?: readonly LibraryFile[];
  /** Tables of tests, whose cases count as tests in Rego do. */
  readonly tables?: readonly LibraryFile[];
}

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
    modules: [...files, ...(await twinsOf(tables, files))].map(toRego),
    targets: own.map(({ name }) => name),
    schemas: Object.fromEntries(subjectKinds.map((kind) => [kind, publishedInputSchema(kind)])),
  });
  const places = new Map(files.map(({ name, place }) => [name, place]));
  return withoutIgnored(findings, comments)
    .map((found) => explained(found, places))
    .sort(
      (a, b) =>
        compare(a.file, b.file) ||
        a.line - b.line ||
        a.column - b.column ||
        compare(a.rule, b.rule),
    );
}

/** A twin that a file of the library stands in the place of is none: that one is looked at. */
async function twinsOf(tables: readonly LibraryFile[], files: readonly LibraryFile[]) {
  const names = new Set(files.map(({ name }) => name));
  const twins = new Map<string, LibraryFile>();
  for (const table of tables) {
    const twin = await twinOfTable(table);
    if (twin && !names.has(twin.name)) twins.set(twin.name, twin);
  }
  return [...twins.values()];
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
