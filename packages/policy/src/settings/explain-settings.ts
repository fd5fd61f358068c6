import { z } from "zod";
import type { Bundle } from "../bundle/bundle.ts";
import { EvaluationError } from "../error.ts";
import { evaluatorDefaults } from "../evaluator/judge.ts";
import { compileOpaModule } from "../evaluator/opa-module.ts";

/** A value, and who said so: `policy`, `profile strict`, `settings` or `scope NAME`. */
const Said = z.object({ value: z.unknown(), by: z.string() });

/** What the settings of a bundle make of each policy for one subject, and why. */
export const SettingsExplanation = z.object({
  subject: z.object({ kind: z.string(), name: z.string(), namespace: z.string().optional() }),
  phase: z.string(),
  /** The scopes that fit, the narrowest first; `places` are the containers that they mean, or null for all. */
  scopes: z.array(
    z.object({
      name: z.string(),
      /** False where an owner or a namespace that could not be asked for decides. */
      certain: z.boolean(),
      places: z.array(z.string()).nullable(),
    }),
  ),
  policies: z.record(
    z.string(),
    z.object({ enforcement: Said, severity: Said, parameters: z.record(z.string(), Said) }),
  ),
  /** Ids of the exceptions that may mean the subject. */
  exceptions: z.array(z.string()),
});
export type SettingsExplanation = z.infer<typeof SettingsExplanation>;

const ENTRYPOINT = "hasp/explain";

/**
 * Asks the bundle itself which of its settings hold for a subject: by the rules that decide, not by a second reading.
 * @param input a policy's input as JSON
 * @throws EvaluationError `EVALUATION_FAILED` where the bundle or the input does not allow it
 */
export async function explainSettings(bundle: Bundle, input: string): Promise<SettingsExplanation> {
  if (!bundle.entrypoints.includes(ENTRYPOINT)) throw failed("the bundle cannot explain settings");
  const { OpaPolicy } = await import("../evaluator/opa-instance.ts");
  const policy = new OpaPolicy(await compileOpaModule(bundle, evaluatorDefaults.memoryPages));
  const result: unknown = JSON.parse(policy.evaluate({ entrypoint: ENTRYPOINT, input }));
  const parsed = z
    .array(z.object({ result: SettingsExplanation }))
    .length(1)
    .safeParse(result);
  const only = parsed.data?.[0];
  if (only === undefined)
    throw failed("the input is not one that the bundle's settings can be applied to");
  return only.result;
}

function failed(message: string): EvaluationError {
  return new EvaluationError("EVALUATION_FAILED", message, {
    hint: "give a record of hasp check … --save-inputs, and a bundle of hasp policy build",
  });
}
