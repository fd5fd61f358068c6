import { availableParallelism } from "node:os";
import { relative } from "node:path";
import { messageOf } from "@hasp/core";
import {
  createParallelCompiler,
  type MutationResult,
  mutateLibrary,
  readTables,
} from "@hasp/policy";
import type { Action, Invocation } from "../command.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { count } from "../formats/count.ts";
import type { Surface } from "../formats/format.ts";
import { createPaint, type Paint } from "../formats/paint.ts";
import { prepareListing } from "../io/write-listing.ts";
import { openOwnLibrary } from "../judging/policies.ts";
import { truncate } from "../text/width.ts";
import { inputsOfManifest } from "./policy-test-run.ts";

type Missed = MutationResult["missed"][number];

/**
 * Changes the policies in one place at a time and lists what no test notices; a smaller share of noticed changes than asked for, or a test
 * that fails without any, is a violation. Nothing to change is undecided.
 */
export const mutatePolicies: Action = async (invocation) => {
  const { args, config, log } = invocation;
  refuseCoverage(config.coverage);
  const write = prepareListing(invocation);
  const chosen = config.filter === undefined ? undefined : matcherOf(config.filter);
  await log.step("changing policies and testing each change");
  const { files, own, folders } = await openOwnLibrary(args, invocation);
  const result = await mutateLibrary({
    files,
    own,
    tables: { files: await readTables(folders), inputsOfManifest },
    compiler: createParallelCompiler(availableParallelism()),
    timeoutMs: config["mutant-timeout"],
    ...(chosen && { chosen }),
  });
  await log.done();
  const { counted, caught, percent } = totalOf(result);
  const lines = new Map(own.map(({ place, text }) => [place, text.split("\n")]));
  await write({
    json: { schemaVersion: "1", counted, caught, percent, ...result },
    table: (surface) => describe(result, lines, invocation, surface),
  });
  if (counted === 0) return exitCode.undecided;
  return result.failing.length === 0 && percent >= config["min-caught"]
    ? exitCode.complied
    : exitCode.violated;
};

/** Nobody should believe that it was looked at. */
function refuseCoverage(coverage: number): void {
  if (coverage === 0) return;
  throw new CliError("VALUE_INVALID", `--coverage ${coverage}: --mutate measures no coverage`, {
    hint: "run the tests once with --coverage and once with --mutate --min-caught",
  });
}

function matcherOf(filter: string): (name: string) => boolean {
  try {
    const pattern = new RegExp(filter, "u");
    return (name) => pattern.test(name);
  } catch (error) {
    const message = `--filter: no regular expression: ${JSON.stringify(filter)}: ${messageOf(error)}`;
    throw new CliError("VALUE_INVALID", message, {
      cause: error,
      hint: "write part of a policy's package, e.g. container",
    });
  }
}

function totalOf({ files }: MutationResult) {
  const counted = files.reduce((sum, file) => sum + file.counted, 0);
  const caught = files.reduce((sum, file) => sum + file.caught, 0);
  return { counted, caught, percent: counted === 0 ? 0 : (100 * caught) / counted };
}

function describe(
  result: MutationResult,
  lines: ReadonlyMap<string, readonly string[]>,
  { io, config }: Invocation,
  surface: Surface,
): string[] {
  const paint = createPaint(surface);
  const placeOf = (file: string, row: number) => `${relative(io.cwd, file)}:${row}`;
  const failing = result.failing.map(
    ({ name, file, row }) =>
      `${paint.outcome("deny", "FAIL")} ${paint.bold(name)}  ${paint.dim(placeOf(file, row))}`,
  );
  return [
    ...(failing.length > 0 ? [paint.bold("Tests that fail without any change")] : []),
    ...failing,
    ...result.missed.flatMap((missed) => {
      const place = `${placeOf(missed.file, missed.row)}:${missed.col}`;
      const line = lines.get(missed.file)?.[missed.row - 1] ?? "";
      return missedLines(missed, place, line, paint, surface.columns);
    }),
    summary(result, config["min-caught"], paint),
  ];
}

function missedLines(missed: Missed, place: string, line: string, paint: Paint, columns: number) {
  const { operator, from, to, tests, col } = missed;
  const room = Math.max(20, columns - 2);
  const one = (text: string) => truncate(text.replaceAll(/\s+/g, " "), 60);
  const what = to === "" ? one(from) : `${one(from)} -> ${one(to)}`;
  const reached = tests === 0 ? "no test reaches it" : `${count(tests, "test")} reach it`;
  // tabs stay in what stands below, so that the caret keeps its place
  const before = line.slice(0, col - 1).replaceAll(/[^\t]/g, " ");
  return [
    `${paint.outcome("warn", "MISSED")} ${paint.bold(operator)}: ${paint.plain(what)}  ${paint.dim(`${place}, ${reached}`)}`,
    `  ${paint.plain(truncate(line.replaceAll("\t", " "), room))}`,
    `  ${before.replaceAll("\t", " ")}^`,
  ];
}

function summary(result: MutationResult, minimum: number, paint: Paint): string {
  const { counted, caught, percent } = totalOf(result);
  const share = `${(Math.floor(percent * 10) / 10).toFixed(1)} %`;
  const lack = percent < minimum ? `, less than ${minimum} %` : "";
  const timedOut = result.files.reduce((sum, file) => sum + file.timedOut, 0);
  const late = timedOut > 0 ? `, ${timedOut} of them by taking too long` : "";
  const isGood = counted > 0 && lack === "" && result.failing.length === 0;
  const text = `${caught} of ${count(counted, "change")} noticed (${share}${lack})${late}, ${result.invalid} did not compile`;
  return paint.outcome(isGood ? "allow" : "deny", text);
}
