import type { Action } from "../commands/command.ts";
import { contextOf } from "../context.ts";
import type { CheckReport } from "../formats/report.ts";
import { scanProblems } from "../formats/scan-problems.ts";
import { exitCodeOf } from "../formats/verdict.ts";
import { loadEvaluator } from "../load-evaluator.ts";
import { scanIntoCache } from "../scan-into-cache.ts";
import { prepareReport } from "../write-report.ts";

/** Scans an image and judges the facts; what the scan could not tell stands beside the verdict. */
export const checkImage: Action = async (invocation) => {
  const { io, config, log } = invocation;
  const write = prepareReport(invocation);
  const evaluator = await loadEvaluator(invocation);
  try {
    const image = await scanIntoCache(invocation, "required");
    await log.step("judging");
    const context = { time: io.now().toISOString(), ...contextOf(config) };
    const decision = await evaluator.evaluate({ phase: "build", kind: "image", context, image });
    await log.done();
    const report: CheckReport = {
      schemaVersion: "1",
      bundle: evaluator.bundle,
      decisions: [decision],
      problems: scanProblems(image),
    };
    await write({ type: "check", report });
    return exitCodeOf(report, config["no-fail"]);
  } finally {
    await evaluator.close();
  }
};
