import { parentPort, workerData } from "node:worker_threads";
import { BundleError, EvaluationError } from "../error.ts";
import type { EvaluationRequest } from "./judge.ts";
import { OpaPolicy } from "./opa-instance.ts";
import type { OpaModule } from "./opa-module.ts";
import type { ThreadData } from "./policy-thread.ts";
import { Progress } from "./progress.ts";
import { type PostedResult, postError, type WorkerAnswer } from "./worker-message.ts";

/** Milliseconds after which the results so far are told: those untold are lost with a worker that has to be ended. */
const PART = 100;

const { shared } = workerData as ThreadData;
const progress = new Progress(shared);

function serve(policy: OpaPolicy): void {
  parentPort?.on("message", (requests: readonly EvaluationRequest[]) => {
    let results: PostedResult[] = [];
    let since = performance.now();
    for (const request of requests) {
      // loading the bundle's data anew is not this input's time
      policy.renew();
      progress.begin();
      results.push(resultOf(policy, request));
      progress.end();
      if (performance.now() - since < PART) continue;
      answer({ type: "results", results });
      results = [];
      since = performance.now();
    }
    if (results.length > 0) answer({ type: "results", results });
  });
}

function resultOf(policy: OpaPolicy, request: EvaluationRequest): PostedResult {
  try {
    return policy.evaluate(request);
  } catch (error) {
    if (error instanceof EvaluationError) return postError(error);
    throw error;
  }
}

function answer(message: WorkerAnswer): void {
  parentPort?.postMessage(message);
}

parentPort?.once("message", (module: OpaModule) => {
  try {
    serve(new OpaPolicy(module));
    answer({ type: "ready" });
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    answer({ type: "refused", error: postError(error) });
  }
});
