import { relative } from "node:path";
import type { TestResult } from "@hasp/policy";
import type { Invocation } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { count } from "../formats/count.ts";
import type { Surface } from "../formats/format.ts";
import type { testFormats } from "../formats/format-names.ts";
import { renderJunit } from "../formats/junit.ts";
import { createPaint, type Paint } from "../formats/paint.ts";
import { printJson } from "../text/escape.ts";
import { truncate } from "../text/width.ts";

/** What the tests gave, in one of the formats. */
export function renderTests(
  result: TestResult,
  invocation: Invocation,
  name: (typeof testFormats)[number],
  surface: Surface,
): string {
  if (name === "json") return `${printJson({ schemaVersion: "1", ...result }, 2)}\n`;
  if (name === "junit") return renderJunit(result.tests, invocation.io.cwd);
  return `${describe(result, invocation, surface).join("\n")}\n`;
}

/** A failing test, or less coverage than asked for, is a violation. No test at all, or none but skipped ones, is undecided. */
export function exitCodeOfTests({ tests, coverage }: TestResult, minimum: number): number {
  if (tests.every(({ outcome }) => outcome === "skip")) return exitCode.undecided;
  const passed = tests.every(({ outcome }) => outcome === "pass" || outcome === "skip");
  return passed && coverage.percent >= minimum ? exitCode.complied : exitCode.violated;
}

function describe(result: TestResult, { io, config }: Invocation, surface: Surface): string[] {
  const paint = createPaint(surface);
  const place = (file: string, row: number) => `${relative(io.cwd, file)}:${row}`;
  const { tests, coverage } = result;
  const failures = tests.filter(({ outcome }) => outcome === "fail" || outcome === "error");
  // of a chosen few tests nobody expects to reach everything
  const gaps =
    config.filter === undefined ? coverage.files.filter(({ missing }) => missing.length > 0) : [];
  const room = Math.max(20, surface.columns - 2);
  return [
    ...failures.flatMap((test) => failureLines(test, place(test.file, test.row), paint)),
    ...(gaps.length > 0 ? [paint.bold("Lines that no test reaches")] : []),
    ...gaps.map(({ file, missing }) => {
      const rows = new Set(
        missing.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)),
      );
      return `  ${paint.plain(truncate(`${relative(io.cwd, file)}: ${[...rows].join(", ")}`, room))}`;
    }),
    summary(result, config.coverage, paint),
  ];
}

type Outcome = TestResult["tests"][number];

function failureLines(
  { name, outcome, failed, error, output }: Outcome,
  place: string,
  paint: Paint,
): string[] {
  const why = [error?.message, failed && `cases: ${failed.join(", ")}`, output?.trimEnd()];
  return [
    `${paint.outcome("deny", outcome.toUpperCase())} ${paint.bold(name)}  ${paint.dim(place)}`,
    ...why
      .filter((text) => text !== undefined && text !== "")
      .flatMap((text) =>
        String(text)
          .split("\n")
          .map((line) => `  ${paint.plain(line)}`),
      ),
  ];
}

function summary({ tests, coverage }: TestResult, minimum: number, paint: Paint): string {
  const passed = tests.filter(({ outcome }) => outcome === "pass").length;
  const percent = `${(Math.floor(coverage.percent * 10) / 10).toFixed(1)} %`;
  const lack = coverage.percent < minimum ? `, less than ${minimum} %` : "";
  const isGood = passed === tests.length && tests.length > 0 && lack === "";
  const text = `${passed} of ${count(tests.length, "test")} passed, coverage ${percent}${lack}`;
  return paint.outcome(isGood ? "allow" : "deny", text);
}
