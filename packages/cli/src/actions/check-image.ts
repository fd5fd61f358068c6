import { imageInput } from "@hasp/policy";
import type { Action } from "../command.ts";
import type { CheckReport } from "../formats/report.ts";
import { exitCodeOf } from "../formats/verdict.ts";
import { prepareReport } from "../io/write-report.ts";
import { contextOf } from "../judging/context.ts";
import { loadEvaluator } from "../judging/load-evaluator.ts";
import { reportRecord } from "../judging/report-record.ts";
import { prepareRecords } from "../judging/save-inputs.ts";
import { scanIntoCache } from "../scanning/scan-into-cache.ts";

/** Scans an image and judges the facts; what the scan could not tell is among them, so the decision says what it means. */
export const checkImage: Action = async (invocation) => {
  const { io, config, log } = invocation;
  const write = prepareReport(invocation);
  const keep = await prepareRecords(invocation);
  const evaluator = await loadEvaluator(invocation);
  try {
    const image = await scanIntoCache(invocation);
    await log.step("judging");
    const context = { time: io.now().toISOString(), ...contextOf(config) };
    const input = imageInput(image, evaluator.needs, { phase: "build", context });
    const record = { input, decision: await evaluator.evaluate(input) };
    await keep(record);
    await log.done();
    const report: CheckReport = {
      schemaVersion: "1",
      bundle: evaluator.bundle,
      decisions: [reportRecord(record)],
      problems: [],
    };
    await write({ type: "check", report });
    return exitCodeOf(report, config["no-fail"]);
  } finally {
    await evaluator.close();
  }
};
