import { messageOf } from "@hasp/core";
import {
  type LibraryFile,
  type ManifestInputs,
  readTables,
  type TestResult,
  testLibrary,
} from "@hasp/policy";
import type { Invocation } from "../command.ts";
import { CliError } from "../error.ts";
import { openOwnLibrary } from "../judging/policies.ts";

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
