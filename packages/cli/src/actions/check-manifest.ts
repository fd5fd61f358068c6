import type { CodedError } from "@hasp/core";
import { KubernetesError } from "@hasp/kubernetes";
import { createJudgedImages } from "@hasp/policy";
import type { Action } from "../command.ts";
import { count } from "../formats/count.ts";
import type { CheckReport, ReportedDecision, ReportedProblem } from "../formats/report.ts";
import { exitCodeOf } from "../formats/verdict.ts";
import { prepareReport } from "../io/write-report.ts";
import { contextOf } from "../judging/context.ts";
import { judgeDocuments } from "../judging/judge-documents.ts";
import { loadEvaluator } from "../judging/load-evaluator.ts";
import { readManifestFiles } from "../judging/read-manifest-files.ts";
import { reportRecord } from "../judging/report-record.ts";
import { prepareRecords } from "../judging/save-inputs.ts";
import { createScanCache, scanFolder } from "../scanning/scan-cache.ts";

/** Judges every object of the files and folders; what cannot be read or judged is a problem, and the rest goes on. */
export const checkManifest: Action = async (invocation) => {
  const { io, args, config, log } = invocation;
  const write = prepareReport(invocation);
  const keep = await prepareRecords(invocation);
  const evaluator = await loadEvaluator(invocation);
  try {
    await log.step("judging manifests");
    const { phase = "build" } = config;
    const images = createJudgedImages({
      facts: createScanCache(scanFolder(config)),
      evaluator: () => evaluator,
      phase,
      context: contextOf(config),
      now: io.now,
    });
    const context = { time: io.now().toISOString(), ...contextOf(config) };
    const files = await readManifestFiles(args, io);
    const decisions: ReportedDecision[] = [];
    const problems = [
      ...files.problems.map((error) => toProblem(error, "error")),
      ...files.notices.map((error) => toProblem(error, "warning")),
    ];
    const options = { phase, context, images };
    for await (const judged of judgeDocuments(files.documents, evaluator, options)) {
      if ("record" in judged) {
        await keep(judged.record);
        decisions.push(reportRecord(judged.record));
      } else problems.push({ ...toProblem(judged.error, "error"), ...judged.document.locate("") });
    }
    await log.done();
    if (files.folders > 0) {
      const folders = count(files.folders, "folder");
      await log.info(`${count(files.files, "file")} read, ${folders} searched`);
    }
    const report: CheckReport = {
      schemaVersion: "1",
      bundle: evaluator.bundle,
      decisions,
      problems,
    };
    await write({ type: "check", report });
    return exitCodeOf(report, config["no-fail"]);
  } finally {
    await evaluator.close();
  }
};

function toProblem(error: CodedError, level: ReportedProblem["level"]): ReportedProblem {
  const place = error instanceof KubernetesError ? error.place : undefined;
  const prefix = place ? `${place.file}:${place.line}:${place.column}: ` : "";
  return {
    level,
    code: error.code,
    message: error.message.startsWith(prefix) ? error.message.slice(prefix.length) : error.message,
    ...(error.hint && { hint: error.hint }),
    ...place,
  };
}
