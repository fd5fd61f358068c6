import type { Action, Invocation } from "../command.ts";
import { CliError } from "../error.ts";
import type { CheckReport } from "../formats/report.ts";
import { exitCodeOf } from "../formats/verdict.ts";
import { prepareReport } from "../io/write-report.ts";
import { loadEvaluator } from "../judging/load-evaluator.ts";
import { readPolicyInput } from "../judging/policy-input.ts";
import { reportRecord } from "../judging/report-record.ts";

/** Judges the input that is named. */
export const evaluateInput: Action = async (invocation) => {
  const { config, log } = invocation;
  const write = prepareReport(invocation);
  const { input, ...found } = await readPolicyInput(fileOf(invocation), invocation.io);
  const evaluator = await loadEvaluator(invocation);
  try {
    const decision = await evaluator.evaluate(input);
    await log.done();
    const report: CheckReport = {
      schemaVersion: "1",
      bundle: evaluator.bundle,
      decisions: [reportRecord({ ...found, input, decision })],
      problems: [],
    };
    await write({ type: "check", report });
    return exitCodeOf(report, config["no-fail"]);
  } finally {
    await evaluator.close();
  }
};

function fileOf({ config }: Invocation): string {
  if (config.input !== undefined) return config.input;
  throw new CliError("USAGE", "--input is missing", {
    hint: "name an input or a record: hasp policy eval -i record.json",
  });
}
