import type { Context, Evaluator } from "@hasp/policy";
import { alertOf } from "./alert.ts";
import type { Losses } from "./losses.ts";
import type { Report } from "./report.ts";
import type { RunInput, Surroundings } from "./run-inputs.ts";

export interface JudgeOptions {
  /** Asked for each decision, so that a new bundle takes effect with the next one. */
  readonly evaluator: () => Evaluator;
  readonly context: Pick<Context, "node" | "cluster" | "environment">;
  readonly now: () => Date;
  readonly losses: Losses;
  readonly report: Pick<Report, "alert">;
}

/** Makes the input out of what stands around it, has it judged and reports the alert, where there is one. */
export type Judge = (
  make: (around: Surroundings) => RunInput,
  containerId?: string,
) => Promise<void>;

/** Stage four: asks for decisions. */
export function createJudge({ evaluator, context, now, losses, report }: JudgeOptions): Judge {
  return async (make, containerId) => {
    const current = evaluator();
    const lost = losses.count(containerId);
    const time = now().toISOString();
    const input = make({ context: { time, ...context }, needs: current.needs, lost });
    const alert = alertOf(input, await current.evaluate(input));
    // only what a decision told is told: a failed one leaves it to the next
    losses.told(lost, containerId);
    if (alert) report.alert(alert);
  };
}
