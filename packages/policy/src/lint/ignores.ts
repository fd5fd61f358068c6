import { findNearestName } from "@hasp/core";
import type { FoundByLint, LintComment } from "../compiler/compiler.ts";
import { lintRules } from "./rules.ts";

/** `# hasp lint: ignore RULE reason`, for its own line, or for the next where it stands alone. */
const FORM = /^hasp lint: ignore (?<rule>[a-z-]+)(?:\s+(?<reason>\S.*))?$/;

/** What no comment switches off: the comments themselves, and what kept them from being read. */
const FIXED = new Set(["ignore-form", "unused-ignore", "syntax"]);

interface Ignore extends LintComment {
  readonly rule: string;
  /** The row that it speaks of. */
  readonly about: number;
}

/** The findings without those that a comment with a reason switches off, and with what is wrong with the comments. */
export function withoutIgnored(
  findings: readonly FoundByLint[],
  comments: readonly LintComment[],
): readonly FoundByLint[] {
  const ignores: Ignore[] = [];
  const found: FoundByLint[] = [];
  const alone = new Set(comments.filter((one) => one.alone).map(keyOf));
  for (const comment of comments) {
    const { rule, reason } = FORM.exec(comment.text)?.groups ?? {};
    const fault = faultOf(rule, reason);
    if (fault === undefined && rule !== undefined)
      ignores.push({ ...comment, rule, about: rowAfter(comment, alone) });
    else found.push(finding(comment, "ignore-form", fault ?? ""));
  }
  const used = new Set<Ignore>();
  for (const one of findings) {
    const ignore = ignores.find(
      ({ file, rule, about }) =>
        file === one.file && rule === one.rule && (about === one.row || about === one.block),
    );
    if (ignore === undefined) found.push(one);
    else used.add(ignore);
  }
  for (const ignore of ignores) {
    if (!used.has(ignore))
      found.push(finding(ignore, "unused-ignore", `nothing is found there by ${ignore.rule}`));
  }
  return found;
}

function faultOf(rule: string | undefined, reason: string | undefined): string | undefined {
  if (rule === undefined) return "the comment is not # hasp lint: ignore RULE REASON";
  if (FIXED.has(rule)) return `${rule} cannot be switched off`;
  if (lintRules[rule] === undefined) {
    const nearest = findNearestName(rule, Object.keys(lintRules));
    return `there is no rule ${rule}${nearest === undefined ? "" : `; did you mean ${nearest}?`}`;
  }
  return reason === undefined ? `no reason is given for switching ${rule} off` : undefined;
}

/** Several may stand above one line. */
function rowAfter(comment: LintComment, alone: ReadonlySet<string>): number {
  if (!comment.alone) return comment.row;
  let row = comment.row + 1;
  while (alone.has(keyOf({ file: comment.file, row }))) row += 1;
  return row;
}

function keyOf({ file, row }: Pick<LintComment, "file" | "row">): string {
  return `${row} ${file}`;
}

function finding({ file, row, col }: LintComment, rule: string, message: string): FoundByLint {
  return { rule, file, row, col, message };
}
