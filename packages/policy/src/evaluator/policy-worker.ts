import { Worker } from "node:worker_threads";
import { messageOf } from "@hasp/core";
import { EvaluationError } from "../error.ts";
import type { OpaModule } from "./opa-module.ts";
import { receiveError, type WorkerAnswer, type WorkerRequest } from "./worker-message.ts";

/** Milliseconds that a worker may take to start and to load a bundle's data. */
const START_LIMIT = 60_000;

interface Job extends WorkerRequest {
  readonly resolve: (result: string) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Runs a policy in a worker thread, one evaluation after the other in the order of the calls.
 * A worker whose evaluation outlives the deadline is ended, and another takes the next one.
 */
export class PolicyWorker {
  readonly #module: OpaModule;
  readonly #deadline: number;
  readonly #jobs: Job[] = [];
  #worker: Worker | undefined;
  #ready = false;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  private constructor(module: OpaModule, deadline: number) {
    this.#module = module;
    this.#deadline = deadline;
  }

  /** @throws BundleError what a new `OpaInstance` throws */
  static async start(module: OpaModule, deadline: number): Promise<PolicyWorker> {
    const policy = new PolicyWorker(module, deadline);
    await new Promise<void>((resolve, reject) => policy.#spawn(resolve, reject));
    return policy;
  }

  /** @throws EvaluationError `EVALUATION_TIMEOUT`, `EVALUATION_FAILED` */
  evaluate(entrypoint: string, input: string): Promise<string> {
    if (this.#closed) return Promise.reject(closed());
    return new Promise((resolve, reject) => {
      const job = { entrypoint, input, resolve, reject };
      this.#jobs.push(job);
      if (this.#worker === undefined) this.#respawn();
      else if (this.#ready) this.#post(job);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const worker = this.#drop();
    for (const job of this.#jobs.splice(0)) job.reject(closed());
    await worker?.terminate();
  }

  #respawn(): void {
    this.#spawn(
      () => undefined,
      (error) => {
        for (const job of this.#jobs.splice(0)) job.reject(error);
      },
    );
  }

  #spawn(onReady: () => void, onFailure: (error: Error) => void): void {
    const worker = startWorker(this.#module);
    this.#worker = worker;
    const fail = (error: Error) => {
      if (this.#worker !== worker) return;
      if (this.#ready) return this.#replace(worker, error);
      this.#drop();
      void worker.terminate();
      onFailure(error);
    };
    this.#timer = setTimeout(() => fail(startTooSlow()), START_LIMIT);
    worker.on("error", (error) => fail(brokenOff(error)));
    worker.on("exit", () => fail(brokenOff("it ended")));
    worker.on("message", (answer: WorkerAnswer) => {
      if (this.#worker !== worker) return;
      if (this.#ready) return this.#settle(answer);
      if (answer.type === "error") return fail(receiveError(answer.error));
      this.#ready = true;
      this.#rest();
      for (const job of this.#jobs) this.#post(job);
      onReady();
    });
  }

  #post({ entrypoint, input }: Job): void {
    if (this.#timer === undefined) this.#watch();
    this.#worker?.postMessage({ entrypoint, input } satisfies WorkerRequest);
  }

  #settle(answer: WorkerAnswer): void {
    const job = this.#jobs.shift();
    if (this.#jobs.length > 0) this.#timer?.refresh();
    else this.#rest();
    if (answer.type === "result") job?.resolve(answer.result);
    if (answer.type === "error") job?.reject(receiveError(answer.error));
  }

  /** Starts the first job's time; a pending evaluation keeps the process alive. */
  #watch(): void {
    const worker = this.#worker;
    worker?.ref();
    this.#timer = setTimeout(() => {
      const [job] = this.#jobs;
      // an answer may have arrived while this thread was busy: let it be read first
      setImmediate(() => {
        if (worker !== undefined && job === this.#jobs[0])
          this.#replace(worker, timeout(this.#deadline));
      });
    }, this.#deadline);
  }

  /** An idle worker does not keep the process alive. */
  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#worker?.unref();
  }

  /** Gives up on the first job; those behind it go to a new worker. */
  #replace(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#drop();
    void worker.terminate();
    this.#jobs.shift()?.reject(error);
    if (this.#jobs.length > 0) this.#respawn();
  }

  #drop(): Worker | undefined {
    const worker = this.#worker;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#worker = undefined;
    this.#ready = false;
    return worker;
  }
}

/** The worker stands beside this file, as TypeScript in the sources and as JavaScript where it is published. */
function startWorker(workerData: OpaModule): Worker {
  const fromSource = import.meta.url.endsWith(".ts");
  const file = new URL(fromSource ? "./worker.ts" : "./worker.js", import.meta.url);
  const execArgv = fromSource ? ["--conditions=@hasp/source"] : [];
  return new Worker(file, { workerData, execArgv, name: "hasp-policy" });
}

function timeout(deadline: number): EvaluationError {
  return new EvaluationError("EVALUATION_TIMEOUT", `no decision within ${deadline} ms`, {
    hint: "look for a policy whose work grows with the input (hasp policy test), or raise the deadline",
  });
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

function startTooSlow(): EvaluationError {
  return new EvaluationError(
    "EVALUATION_TIMEOUT",
    `the bundle was not loaded within ${START_LIMIT} ms`,
    {
      hint: "keep large tables out of policy data",
    },
  );
}

function closed(): EvaluationError {
  return new EvaluationError("EVALUATION_FAILED", "the evaluator was closed", {
    hint: "create another evaluator for the bundle",
  });
}
