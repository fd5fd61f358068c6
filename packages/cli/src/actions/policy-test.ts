import { setFlagsFromString } from "node:v8";
import { messageOf } from "@hasp/core";
import {
  type LibraryFile,
  type ManifestInputs,
  readTables,
  type TestResult,
  testLibrary,
} from "@hasp/policy";
import type { Action, Invocation } from "../command.ts";
import { CliError } from "../error.ts";
import { testFormats } from "../formats/format-names.ts";
import { prepareFormats } from "../io/write-formats.ts";
import { openOwnLibrary } from "../judging/policies.ts";
import { exitCodeOfTests, renderTests } from "./policy-test-report.ts";

const FEW_FILES = 12;

/** Runs the tests once, or with --watch whenever something changes. */
export const testPolicies: Action = async (invocation) => {
  const { config, log } = invocation;
  if (config.watch) return (await import("./policy-test-watch.ts")).watchTests(invocation);
  if (config.mutate) return (await import("./policy-mutate.ts")).mutatePolicies(invocation);
  const write = prepareFormats(invocation, testFormats);
  await log.step("testing policies");
  const { library, tables } = await openTests(invocation);
  if (library.own.length <= FEW_FILES) spareOptimizing();
  const result = await runTests(invocation, library, tables);
  await log.done();
  await write((name, surface) => renderTests(result, invocation, name, surface));
  return exitCodeOfTests(result, config.coverage);
};

/** The policies to test, with the tests in Rego among them, and those in tables. */
export async function openTests(invocation: Invocation) {
  const library = await openOwnLibrary(invocation.args, invocation);
  return { library, tables: await readTables(library.folders) };
}

/** @throws CliError `VALUE_INVALID` for a filter that is none; as `testLibrary` does */
export async function runTests(
  { config: { filter } }: Invocation,
  library: Omit<Parameters<typeof testLibrary>[0], "filter" | "tables">,
  tables: readonly LibraryFile[],
): Promise<TestResult> {
  const options = { ...library, tables: { files: tables, inputsOfManifest } };
  return testLibrary({ ...options, ...(filter !== undefined && { filter }) }).catch((error) => {
    throw filter === undefined ? error : explainFilter(error, filter);
  });
}

/** Only a table that holds a manifest needs what reads one. */
export const inputsOfManifest: ManifestInputs = async (manifest, surroundings) =>
  (await import("./policy-test-manifest.ts")).inputsOfManifest(manifest, surroundings);

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
