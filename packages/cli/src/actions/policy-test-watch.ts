import { basename, relative, resolve } from "node:path";
import { CodedError } from "@hasp/core";
import type { LibraryFile } from "@hasp/policy";
import type { Action, Invocation } from "../command.ts";
import { CliError } from "../error.ts";
import { exitCodeOfEnd } from "../exit-code.ts";
import { count } from "../formats/count.ts";
import { testFormats } from "../formats/format-names.ts";
import { type FolderChanges, WatchedFolders } from "../io/watch-folders.ts";
import { whenAborted } from "../io/when-aborted.ts";
import { prepareFormats } from "../io/write-formats.ts";
import { foldersToTest } from "../judging/policies.ts";
import { renderTests } from "./policy-test-report.ts";
import { openTests, runTests } from "./policy-test-run.ts";

/** Policies, their tests and the inputs that these name. */
const WATCHED = /\.rego$|\.ya?ml$|\.json$/i;

/** Files that a message names; the rest is counted. */
const MAX_NAMES = 3;

/**
 * Runs the tests, and again whenever a policy or a test changes, one run after the other. What is wrong half-way is told and waited for.
 * Only what changed is tested again, with what names it and what failed, where that can be told.
 */
export const watchTests: Action = async (invocation) => {
  const { args, config, io, log } = invocation;
  refuseMutate(config.mutate);
  const write = prepareFormats(invocation, testFormats);
  const { tested, lenders } = await foldersToTest(args, invocation);
  const outputs = outputsOf(invocation);
  const isWatched = (path: string) => WATCHED.test(path) && !outputs.has(path);
  using folders = new WatchedFolders([...tested, ...lenders], isWatched);
  const aborted = whenAborted(io.signal);
  let failing: ReadonlySet<string> | undefined;
  let changes: FolderChanges | undefined;
  do {
    const run = test(invocation, changes, failing, write);
    // a run that nobody waits for ends with the process
    run.catch(() => undefined);
    failing = (await Promise.race([run, aborted])) ?? undefined;
    if (io.signal.aborted) break;
    await log.info("waiting for changes; Ctrl-C ends");
    changes = await folders.next(io.signal);
  } while (changes !== undefined);
  return exitCodeOfEnd(io.signal);
};

/** What a run writes must not begin another one. */
function outputsOf({ config, io }: Invocation): ReadonlySet<string> {
  const files = config.format.map((spec) => spec.slice(spec.indexOf("=") + 1));
  return new Set([config.output, ...files].map((file) => resolve(io.cwd, file)));
}

function refuseMutate(mutate: boolean): void {
  if (!mutate) return;
  throw new CliError("VALUE_INVALID", "--watch: changing policies takes too long to wait for", {
    hint: "leave out one of --watch and --mutate",
  });
}

/** Runs what has to be run, and gives back what failed; nothing where that cannot be told. */
async function test(
  invocation: Invocation,
  changes: FolderChanges | undefined,
  failing: ReadonlySet<string> | undefined,
  write: ReturnType<typeof prepareFormats<(typeof testFormats)[number]>>,
): Promise<ReadonlySet<string> | undefined> {
  const { io, log } = invocation;
  try {
    const { library, tables } = await openTests(invocation);
    const all = [...library.own, ...tables];
    const chosen = changes && failing ? chooseTests(all, changes, failing) : undefined;
    if (changes) {
      const only = chosen ? `, testing ${count(chosen.size, "policy", "policies")}` : "";
      await log.info(`${told(changes, io.cwd)} changed${only}`);
    }
    await log.step("testing policies");
    const isChosen = (file: LibraryFile) => chosen === undefined || chosen.has(subjectOf(file));
    const own = library.own.filter(isChosen);
    const result = await runTests(invocation, { ...library, own }, tables.filter(isChosen));
    await log.done();
    if (io.signal.aborted) return undefined;
    await write((name, surface) => renderTests(result, invocation, name, surface));
    const failed = new Set(
      result.tests
        .filter(({ outcome }) => outcome === "fail" || outcome === "error")
        .map(({ file }) => file),
    );
    return new Set(all.filter(({ place }) => failed.has(place)).map(subjectOf));
  } catch (error) {
    if (!(error instanceof CodedError) || error.code === "OUTPUT_FAILED") throw error;
    if (io.signal.aborted) return undefined;
    const { code, message, hint } = error;
    await log.error({ code, message, hint });
    return undefined;
  }
}

/**
 * The policies whose tests may give something else than they did: those that changed or are named by what changed, and what failed. All,
 * as `undefined`, where something shared changed or went.
 */
function chooseTests(
  all: readonly LibraryFile[],
  { changed, removed }: FolderChanges,
  failing: ReadonlySet<string>,
): ReadonlySet<string> | undefined {
  const byPlace = new Map(all.map((file) => [file.place, file]));
  const files = changed.map((path) => byPlace.get(path));
  if (removed.length > 0 || files.some((file) => !file || file.name.startsWith("lib/")))
    return undefined;
  const chosen = new Set(files.flatMap((file) => (file ? [subjectOf(file)] : [])));
  // what names a policy hangs on all that this one names
  for (const subject of chosen) {
    const isNamed = namesOf(subject);
    for (const file of all) if (isNamed.test(file.text)) chosen.add(subjectOf(file));
  }
  return new Set([...chosen, ...failing]);
}

/** A policy's package, its parameters, or a part of the tree that holds it, as of `import data.hasp.policies.ours`. */
function namesOf(subject: string): RegExp {
  const [group = "", id = ""] = subject.split("/").map((part) => part.replaceAll(/[^\w-]/g, "."));
  const [inGroup, name] = [group, id].map((part) => part.replaceAll("-", "_"));
  const references = [
    `policies(?:\\.${inGroup})?(?![.\\w])`,
    `policies\\.${inGroup}\\.${name}\\b`,
    "parameters(?![.\\w[])",
    `parameters(?:\\.${name}\\b|\\["${id}"\\])`,
  ];
  return new RegExp(`data\\.hasp\\.(?:${references.join("|")})`);
}

/** The policy that a file holds or tests, by group and id. */
function subjectOf({ name }: LibraryFile): string {
  return name.replace(/(_test)?\.(rego|ya?ml)$/, "");
}

function told({ changed, removed }: FolderChanges, cwd: string): string {
  const names = [...changed, ...removed].map((path) => relative(cwd, path) || basename(path));
  const more = names.length - MAX_NAMES;
  return [...names.slice(0, MAX_NAMES), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
