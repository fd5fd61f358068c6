import { resolve } from "node:path";
import { createEvaluator, type TextEvaluator, type WhatIf, whatIf } from "@hasp/policy";
import type { Action, Invocation } from "../command.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { renderWhatIf, renderWhatIfMarkdown } from "../formats/what-if-report.ts";
import { prepareReview } from "../io/write-listing.ts";
import { openBundleFile } from "../judging/bundle-file.ts";
import { findInputs } from "../judging/find-inputs.ts";
import { openRecordFolder } from "../judging/find-records.ts";
import { loadBundle } from "../judging/load-bundle.ts";

/** Judges recorded inputs as the policies are now, and says what comes out otherwise than before. */
export const tryChange: Action = async (invocation) => {
  const { io, config, log } = invocation;
  const write = prepareReview(invocation);
  if (config.against.length === 0)
    throw new CliError("USAGE", "--against is missing", {
      hint: "name what hasp check … --save-inputs DIR wrote: --against DIR",
    });
  const records = config.inputs && (await openRecordFolder(resolve(io.cwd, config.inputs)));
  const evaluators = await openEvaluators(invocation);
  try {
    const report = await whatIf(findInputs(config.against, io.cwd), {
      ...evaluators,
      findInput: async (digest) => (records ? (await records.find(digest))?.input : undefined),
      onProgress: (read) => log.step(`judging recorded inputs: ${read}`),
    });
    await log.done();
    await write({
      json: { schemaVersion: "1", ...report },
      table: (surface) => renderWhatIf(report, surface),
      markdown: () => renderWhatIfMarkdown(report),
    });
    return exitCodeOf(report, config["fail-on-change"]);
  } finally {
    await Promise.all(Object.values(evaluators).map((one) => one.close()));
  }
};

/** Each judges in a thread of its own, beside the one that reads. */
async function openEvaluators(
  invocation: Invocation,
): Promise<{ after: TextEvaluator; before?: TextEvaluator }> {
  const old = invocation.config["old-bundle"];
  const before = old === undefined ? undefined : await openBundleFile(old, invocation);
  const after = await createEvaluator(loadBundle(invocation));
  if (before === undefined) return { after };
  try {
    return { after, before: await createEvaluator(before) };
  } catch (error) {
    await after.close();
    throw error;
  }
}

type FailOn = Invocation["config"]["fail-on-change"];

/** A change is known for sure, whatever else could not be told; nothing at all proves nothing. */
function exitCodeOf(report: WhatIf, failOn: FailOn): number {
  const { counts, inputs, unchanged, problems } = report;
  const grave = counts["newly denied"] + counts["newly undecided"];
  const counted = { any: inputs - unchanged, "newly-denied": grave, never: 0 }[failOn];
  if (counted > 0) return exitCode.violated;
  return inputs === 0 || problems.length > 0 ? exitCode.undecided : exitCode.complied;
}
