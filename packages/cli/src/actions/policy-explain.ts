import { createEvaluator, explainDecision } from "@hasp/policy";
import type { Action } from "../command.ts";
import { CliError } from "../error.ts";
import { exitCode } from "../exit-code.ts";
import { renderExplanation } from "../formats/explanation.ts";
import { prepareListing } from "../io/write-listing.ts";
import { loadBundle } from "../judging/load-bundle.ts";
import { compilerOf } from "../judging/policies.ts";
import { readPolicyInput } from "../judging/policy-input.ts";

/** Decides over one input and says why; that it was explained is what the exit code tells, not the verdict. */
export const explainInput: Action = async (invocation) => {
  const { config, io, log } = invocation;
  const write = prepareListing(invocation);
  if (config.input === undefined)
    throw new CliError("USAGE", "--input is missing", {
      hint: "name an input or a record: hasp policy explain -i record.json",
    });
  const { input } = await readPolicyInput(config.input, io);
  const bundle = await loadBundle(invocation);
  const evaluator = await createEvaluator(bundle);
  try {
    await log.step("tracing the decision");
    const compiler = compilerOf(config);
    const { policy } = config;
    const explanation = await explainDecision(input, { bundle, evaluator, compiler, policy });
    await log.done();
    await write({
      json: { schemaVersion: "1", ...explanation },
      table: (surface) => renderExplanation(explanation, surface),
    });
    return exitCode.complied;
  } finally {
    await evaluator.close();
  }
};
