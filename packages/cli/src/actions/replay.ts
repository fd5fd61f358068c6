import { resolve } from "node:path";
import { CodedError, messageOf } from "@hasp/core";
import {
  createEvaluator,
  type RecordedDecision,
  type Replayed,
  replay,
  type TextEvaluator,
} from "@hasp/policy";
import type { Action } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { type ReplayReport, type ReplayResult, renderReplay } from "../formats/replay-report.ts";
import { prepareListing } from "../io/write-listing.ts";
import { listRecordFiles, openRecordFolder, readRecord } from "../judging/find-records.ts";
import { loadBundle } from "../judging/load-bundle.ts";

type FindInput = (digest: string) => Promise<string | undefined>;

/** Decides again over every record, and says which decisions came out otherwise. */
export const replayDecisions: Action = async (invocation) => {
  const { io, args, config, log } = invocation;
  const write = prepareListing(invocation);
  const files = await listRecordFiles(args, io.cwd);
  const inputs = config.inputs && (await openRecordFolder(resolve(io.cwd, config.inputs)));
  const findInput: FindInput = async (digest) =>
    inputs ? (await inputs.find(digest))?.input : undefined;
  const evaluator = await createEvaluator(loadBundle(invocation));
  try {
    const results: ReplayResult[] = [];
    for (const [index, file] of files.entries()) {
      await log.step(`deciding again ${index + 1} of ${files.length}: ${file}`);
      results.push(...(await replayFile(file, resolve(io.cwd, file), findInput, evaluator)));
    }
    await log.done();
    const report: ReplayReport = { schemaVersion: "1", bundle: evaluator.bundle, results };
    await write({ json: report, table: (surface) => renderReplay(report, surface) });
    return exitCodeOf(results);
  } finally {
    await evaluator.close();
  }
};

async function replayFile(
  name: string,
  path: string,
  findInput: FindInput,
  evaluator: TextEvaluator,
): Promise<ReplayResult[]> {
  try {
    const read = await readRecord(path);
    if ("record" in read) {
      const { input, decision } = read.record;
      return [resultOf(name, decision, await replay(input, decision, evaluator))];
    }
    const results: ReplayResult[] = [];
    for (const decision of read.decisions) {
      const input = await findInput(decision.value.input.digest);
      const replayed =
        input === undefined ? noInput(decision) : await replay(input, decision, evaluator);
      results.push(resultOf(name, decision, replayed));
    }
    return results;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return [{ file: name, outcome: "unknown", code: error.code, message: messageOf(error) }];
  }
}

function noInput({ value }: RecordedDecision): Replayed {
  const message = `no record holds the input ${value.input.digest}; name their folder with --inputs`;
  return { outcome: "unknown", code: "INPUT_NOT_FOUND", message };
}

function resultOf(file: string, { value }: RecordedDecision, replayed: Replayed): ReplayResult {
  const { name } = Object(value["subject"]);
  return { file, ...(typeof name === "string" && { subject: name }), ...replayed };
}

/** What came out otherwise is known for sure, whatever else could not be told; nothing at all proves nothing. */
function exitCodeOf(results: readonly ReplayResult[]): number {
  if (results.some(({ outcome }) => outcome === "differs")) return exitCode.violated;
  const isTold = results.length > 0 && results.every(({ outcome }) => outcome === "same");
  return isTold ? exitCode.complied : exitCode.undecided;
}
