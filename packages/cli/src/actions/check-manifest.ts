import { resolve } from "node:path";
import {
  AdmissionError,
  type InputOptions,
  inputOf,
  type ManifestDocument,
  readManifests,
} from "@hasp/admission";
import { CodedError } from "@hasp/core";
import type { Decision, Evaluator, Violation } from "@hasp/policy";
import { createCachedImages } from "../cached-images.ts";
import type { Action } from "../commands/command.ts";
import { contextOf } from "../context.ts";
import type {
  CheckReport,
  Location,
  ReportedDecision,
  ReportedProblem,
} from "../formats/report.ts";
import { exitCodeOf } from "../formats/verdict.ts";
import type { Io } from "../io.ts";
import { loadEvaluator } from "../load-evaluator.ts";
import { collect, readBytes } from "../read-input.ts";
import { createScanCache, scanFolder } from "../scan-cache.ts";
import { prepareReport } from "../write-report.ts";

const MAX_FILE_BYTES = 64 * 2 ** 20;

/** Judges every object of the files; what cannot be read or judged is a problem, and the rest goes on. */
export const checkManifest: Action = async (invocation) => {
  const { io, args, config, log } = invocation;
  const write = prepareReport(invocation);
  const evaluator = await loadEvaluator(invocation);
  try {
    await log.step("judging manifests");
    const context = { time: io.now().toISOString(), ...contextOf(config) };
    const cache = createScanCache(scanFolder(config));
    const images = createCachedImages({
      cache,
      evaluator: () => evaluator,
      phase: "build",
      context: contextOf(config),
      now: io.now,
    });
    const report = await judgeFiles(new Set(args), io, evaluator, {
      phase: "build",
      context,
      images,
    });
    await log.done();
    await write({ type: "check", report });
    return exitCodeOf(report, config["no-fail"]);
  } finally {
    await evaluator.close();
  }
};

async function judgeFiles(
  names: Iterable<string>,
  io: Io,
  evaluator: Evaluator,
  options: InputOptions,
): Promise<CheckReport> {
  const decisions: ReportedDecision[] = [];
  const problems: ReportedProblem[] = [];
  for (const name of names) {
    const read = await readFile(name, io);
    problems.push(...read.problems.map(toProblem));
    for (const document of read.documents) {
      try {
        const { input, pointerOf } = await inputOf(document.object, options);
        const decision = await evaluator.evaluate(input);
        decisions.push(locate(decision, document, pointerOf));
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        problems.push({ ...toProblem(error), ...document.locate("") });
      }
    }
  }
  return { schemaVersion: "1", bundle: evaluator.bundle, decisions, problems };
}

async function readFile(
  name: string,
  io: Io,
): Promise<{ documents: readonly ManifestDocument[]; problems: readonly CodedError[] }> {
  const isStdin = name === "-";
  try {
    const bytes = isStdin
      ? await collect(io.stdin, name, MAX_FILE_BYTES)
      : await readBytes(resolve(io.cwd, name), MAX_FILE_BYTES);
    return readManifests({ name: isStdin ? "stdin" : name, text: new TextDecoder().decode(bytes) });
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { documents: [], problems: [error] };
  }
}

/** Adds to each violation where in the user's file its cause stands. */
function locate(
  decision: Decision,
  document: ManifestDocument,
  pointerOf: (inputPointer: string) => string,
): ReportedDecision {
  const located = <V extends Violation>(violation: V): V & { location: Location } => {
    const pointer = pointerOf(violation.path);
    return { ...violation, location: { ...document.locate(pointer), pointer } };
  };
  return {
    ...decision,
    violations: decision.violations.map(located),
    excepted: decision.excepted.map(located),
  };
}

function toProblem(error: CodedError): ReportedProblem {
  const place = error instanceof AdmissionError ? error.place : undefined;
  const prefix = place ? `${place.file}:${place.line}:${place.column}: ` : "";
  return {
    level: "error",
    code: error.code,
    message: error.message.startsWith(prefix) ? error.message.slice(prefix.length) : error.message,
    ...(error.hint && { hint: error.hint }),
    ...place,
  };
}
