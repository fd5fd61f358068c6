/** Stryker's report (mutation-testing-report-schema), as far as it is read here. */
export interface MutationReport {
  readonly files: Readonly<Record<string, MutatedFile>>;
}

interface MutatedFile {
  readonly source: string;
  readonly mutants: readonly {
    readonly mutatorName: string;
    readonly replacement?: string;
    readonly status: string;
    readonly location: { readonly start: Position; readonly end: Position };
  }[];
}

/** Both are counted from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is changed, without the line: lines move, and one reason often holds for several places. */
export interface Change {
  readonly file: string;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

/** A change that no test noticed. */
export interface Survivor extends Change {
  readonly line: number;
  /** It is in the words that an error is made with, and is not its code. */
  readonly worded: boolean;
}

/** Why a change may stay unnoticed: an entry of test/mutation/*.json. */
export interface Explanation extends Change {
  readonly reason: string;
}

export interface ExplainedSurvivor extends Survivor {
  readonly reason: string | undefined;
}

/** Texts are cut to this in the entries, so that one is read at a glance. */
const CUT = 120;

function cut(text: string): string {
  return text.slice(0, CUT);
}

function findSurvivors({ files }: MutationReport): readonly Survivor[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const starts = lineStarts(source);
    const at = ({ line, column }: Position) => (starts[line - 1] ?? 0) + column - 1;
    const errors = errorSpans(source);
    return mutants
      .filter(({ status }) => status === "Survived" || status === "NoCoverage")
      .map(({ mutatorName, replacement = "", location }) => {
        const start = at(location.start);
        const original = source.slice(start, at(location.end));
        const inError = errors.some((span) => span.start < start && start < span.end);
        return {
          file,
          line: location.start.line,
          mutator: mutatorName,
          original: cut(original),
          replacement: cut(replacement),
          worded: mutatorName === "StringLiteral" && inError && !/^"[A-Z0-9_]+"$/.test(original),
        };
      })
      .sort((one, other) => one.line - other.line);
  });
}

/**
 * Gives each survivor its reason, and tells which explanations explain nothing any more. One whose file this run did not
 * mutate is left alone: a run may be of a part.
 */
export function explainSurvivors(
  report: MutationReport,
  explanations: readonly Explanation[],
): { readonly survivors: readonly ExplainedSurvivor[]; readonly idle: readonly Explanation[] } {
  const found = findSurvivors(report);
  const survivors = found.map((survivor) => ({
    ...survivor,
    reason: explanations.find((one) => explains(one, survivor))?.reason,
  }));
  const idle = explanations
    .filter(({ file }) => Object.hasOwn(report.files, file))
    .filter((one) => !found.some((survivor) => explains(one, survivor)));
  return { survivors, idle };
}

/** `"*"` stands for the words of a file's errors, and for nothing else. */
function explains(one: Explanation, survivor: Survivor): boolean {
  if (one.file !== survivor.file || one.mutator !== survivor.mutator) return false;
  if (one.original === "*") return survivor.worded;
  return one.original === survivor.original && one.replacement === survivor.replacement;
}

function lineStarts(source: string): readonly number[] {
  return [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/** From `new …Error(` to its closing bracket; brackets within the words come in pairs. */
function errorSpans(source: string): readonly { readonly start: number; readonly end: number }[] {
  return [...source.matchAll(/\bnew (?:[A-Z]\w*)?Error\(/g)].map(({ 0: opening, index: start }) => {
    let open = 1;
    let end = start + opening.length;
    for (; end < source.length && open > 0; end++) {
      if (source[end] === "(") open++;
      else if (source[end] === ")") open--;
    }
    return { start, end };
  });
}
