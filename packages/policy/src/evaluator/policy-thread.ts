import { Worker } from "node:worker_threads";
import { messageOf } from "@hasp/core";
import { EvaluationError } from "../error.ts";
import type { EvaluationRequest } from "./judge.ts";
import type { OpaModule } from "./opa-module.ts";
import { Progress } from "./progress.ts";
import {
  type PostedResult,
  receiveBundleError,
  receiveEvaluationError,
  type WorkerAnswer,
} from "./worker-message.ts";

/** Milliseconds that a worker may take to start and to load a bundle's data. */
const START_LIMIT = 60_000;

/** What a worker starts with; its first message is the module. */
export interface ThreadData {
  /** Where it writes its progress. */
  readonly shared: SharedArrayBuffer;
}

export interface ThreadListener {
  readonly onStart: () => void;
  /** Of the requests posted, in their order. */
  readonly onResults: (results: readonly (string | EvaluationError)[]) => void;
  /** There is no bundle, it refused it, did not start in time, or broke off. */
  readonly onFailure: (error: Error) => void;
}

interface ThreadOptions {
  readonly start?: (data: ThreadData) => Worker;
  /** Milliseconds; a minute when not given. */
  readonly startLimit?: number;
}

/**
 * One worker thread that runs a policy, from its start to its end; then it tells nothing more. It starts while the module is still
 * being made: each takes some 50 ms.
 */
export class PolicyThread {
  readonly #worker: Worker;
  readonly #progress = new Progress();
  readonly #listener: ThreadListener;
  #startTimer: NodeJS.Timeout | undefined;
  #told = 0;
  #ended = false;

  constructor(
    module: OpaModule | Promise<OpaModule>,
    listener: ThreadListener,
    { start = startWorker, startLimit = START_LIMIT }: ThreadOptions = {},
  ) {
    this.#listener = listener;
    this.#worker = start({ shared: this.#progress.shared });
    this.#worker.on("error", (error) => this.#fail(brokenOff(error)));
    this.#worker.on("exit", () => this.#fail(brokenOff("it ended")));
    this.#worker.on("message", (answer: WorkerAnswer) => this.#hear(answer));
    Promise.resolve(module).then(
      (made) => this.#load(made, startLimit),
      (error: Error) => this.#fail(error),
    );
  }

  post(requests: readonly EvaluationRequest[]): void {
    this.#worker.postMessage(requests);
  }

  /** Which of the requests that have no result yet is being evaluated, or comes next. */
  get position(): number {
    return this.#progress.done - this.#told;
  }

  /** Milliseconds since the evaluation at this position began; zero when it is not under way. */
  elapsed(position: number): number {
    return this.#progress.elapsed(this.#told + position);
  }

  /** Whether the process stays alive for its answers. */
  keepAlive(wanted: boolean): void {
    if (wanted) this.#worker.ref();
    else this.#worker.unref();
  }

  async end(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#startTimer);
    await this.#worker.terminate();
  }

  #load(module: OpaModule, limit: number): void {
    if (this.#ended) return;
    this.#startTimer = setTimeout(() => this.#fail(startTooSlow(limit)), limit);
    this.#worker.postMessage(module);
  }

  #hear(answer: WorkerAnswer): void {
    if (this.#ended) return;
    if (answer.type === "refused") {
      this.#fail(receiveBundleError(answer.error));
    } else if (answer.type === "ready") {
      clearTimeout(this.#startTimer);
      this.#listener.onStart();
    } else {
      this.#told += answer.results.length;
      this.#listener.onResults(answer.results.map(received));
    }
  }

  #fail(error: Error): void {
    if (this.#ended) return;
    void this.end();
    this.#listener.onFailure(error);
  }
}

function received(result: PostedResult): string | EvaluationError {
  return typeof result === "string" ? result : receiveEvaluationError(result);
}

/** The worker stands beside this file, as TypeScript in the sources and as JavaScript where it is published. */
function startWorker(workerData: ThreadData): Worker {
  const fromSource = import.meta.url.endsWith(".ts");
  const file = new URL(fromSource ? "./worker.ts" : "./worker.js", import.meta.url);
  const execArgv = fromSource ? ["--conditions=@hasp/source"] : [];
  return new Worker(file, { workerData, execArgv, name: "hasp-policy" });
}

function brokenOff(reason: unknown): EvaluationError {
  return new EvaluationError(
    "EVALUATION_FAILED",
    `the evaluation's worker broke off: ${messageOf(reason)}`,
    {
      cause: reason,
      hint: "try again; if it happens again, give the process more memory or smaller inputs",
    },
  );
}

function startTooSlow(limit: number): EvaluationError {
  return new EvaluationError("EVALUATION_FAILED", `the bundle was not loaded within ${limit} ms`, {
    hint: "keep large tables out of policy data",
  });
}
