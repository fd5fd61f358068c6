import { findNearestName } from "@hasp/core";

/** A fault that the compiler found in Rego. */
export interface Problem {
  /** OPA's code (`rego_parse_error`, `rego_type_error`, …) or `builtin_unavailable`. */
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  /** Counted from 1. */
  readonly row?: number;
  /** Counted from 1. */
  readonly col?: number;
  readonly details?: {
    /** The reference that leads nowhere, the name in it that does not exist, and those that do. */
    readonly reference?: string;
    readonly name?: string;
    readonly names?: readonly string[];
    /** OPA's own explanation. */
    readonly lines?: readonly string[];
  };
}

const LISTED_NAMES = 12;

/** One line: `file:row:col: message`, with the nearest name where one does not exist. */
export function describeProblem(problem: Problem): string {
  const { file, row, col, message } = problem;
  const place = file === undefined ? "" : `${[file, row, col].filter(Boolean).join(":")}: `;
  return `${place}${message}${suggestion(problem)}`;
}

function suggestion({ details }: Problem): string {
  if (details?.name === undefined) return explanation(details?.lines);
  const { name, names = [] } = details;
  const nearest = findNearestName(name, names);
  if (nearest !== undefined) return `; did you mean ${nearest}?`;
  if (names.length === 0) return "";
  const listed = names.slice(0, LISTED_NAMES).join(", ");
  return `; it has ${listed}${names.length > LISTED_NAMES ? ", …" : ""}`;
}

function explanation(lines: readonly string[] = []): string {
  const told = lines.map((line) => line.trim()).filter((line) => line !== "" && line !== "^");
  return told.length === 0 ? "" : ` (${told.join("; ")})`;
}
