import { relative } from "node:path";
import { setFlagsFromString } from "node:v8";
import { messageOf } from "@hasp/core";
import { type TestResult, testLibrary } from "@hasp/policy";
import type { Action, Invocation } from "../command.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { count } from "../formats/count.ts";
import type { Surface } from "../formats/format.ts";
import { testFormats } from "../formats/format-names.ts";
import { renderJunit } from "../formats/junit.ts";
import { createPaint, type Paint } from "../formats/paint.ts";
import { prepareFormats } from "../io/write-formats.ts";
import { openOwnLibrary } from "../judging/policies.ts";
import { printJson } from "../text/escape.ts";
import { truncate } from "../text/width.ts";

const FEW_FILES = 12;

/** Runs the tests; a failing test, or less coverage than asked for, is a violation. No test at all, or none but skipped ones, is undecided. */
export const testPolicies: Action = async (invocation) => {
  const { args, config, log } = invocation;
  if (config.mutate) return (await import("./policy-mutate.ts")).mutatePolicies(invocation);
  const write = prepareFormats(invocation, testFormats);
  await log.step("testing policies");
  const { filter } = config;
  const library = await openOwnLibrary(args, invocation);
  if (library.own.length <= FEW_FILES) spareOptimizing();
  const result = await testLibrary({ ...library, ...(filter !== undefined && { filter }) }).catch(
    (error) => {
      throw filter === undefined ? error : explainFilter(error, filter);
    },
  );
  await log.done();
  await write((name, surface) => {
    if (name === "json") return `${printJson({ schemaVersion: "1", ...result }, 2)}\n`;
    if (name === "junit") return renderJunit(result.tests, invocation.io.cwd);
    return `${describe(result, invocation, surface).join("\n")}\n`;
  });
  if (result.tests.every(({ outcome }) => outcome === "skip")) return exitCode.undecided;
  const passed = result.tests.every(({ outcome }) => outcome === "pass" || outcome === "skip");
  const covered = result.coverage.percent >= config.coverage;
  return passed && covered ? exitCode.complied : exitCode.violated;
};

/** The tests are chosen by Go's regular expressions, so that what is wrong with one is known only there. */
function explainFilter(error: unknown, filter: string): unknown {
  const [, reason] = /^error parsing regexp: (.*)/.exec(messageOf(error)) ?? [];
  if (reason === undefined) return error;
  const message = `--filter: no regular expression: ${JSON.stringify(filter)}: ${reason}`;
  return new CliError("VALUE_INVALID", message, {
    cause: error,
    hint: "write part of a test's name, e.g. team_label",
  });
}

/** A short run ends before V8's optimizing compiler pays: one policy takes half the time, the built-in ones would take longer. */
function spareOptimizing(): void {
  for (const flag of ["--no-wasm-dynamic-tiering", "--no-wasm-tier-up"]) setFlagsFromString(flag);
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
