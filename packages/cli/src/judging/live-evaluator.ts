import { resolve } from "node:path";
import { messageOf } from "@hasp/core";
import type { Evaluator } from "@hasp/policy";
import type { Invocation } from "../command.ts";
import { watchFiles } from "../io/watch-files.ts";
import { loadEvaluator } from "./load-evaluator.ts";

interface LiveEvaluator extends AsyncDisposable {
  /** The evaluator of the newest good bundle; ask anew for each decision. */
  readonly current: () => Evaluator;
}

/** Milliseconds in which decisions under way with the old bundle may end. */
const GRACE = 30_000;

/** Judges with the bundle file as it changes; one that cannot be used leaves the last good one in place. */
export async function createLiveEvaluator(
  invocation: Invocation,
  options: Parameters<typeof loadEvaluator>[1] = {},
): Promise<LiveEvaluator> {
  const { io, config, log } = invocation;
  let evaluator = await loadEvaluator(invocation, options);

  async function renew(): Promise<void> {
    try {
      const next = await loadEvaluator(invocation, options);
      const old = evaluator;
      evaluator = next;
      setTimeout(() => void old.close(), GRACE).unref();
      await log.info(`judging with bundle ${next.bundle.revision} ${next.bundle.digest}`);
    } catch (error) {
      await log.warn(`the new bundle is not used: ${messageOf(error)}`);
    }
  }

  if (config.bundle !== undefined) watchFiles([resolve(io.cwd, config.bundle)], renew, io.signal);
  return { current: () => evaluator, [Symbol.asyncDispose]: () => evaluator.close() };
}
