import { EvaluationError } from "../error.ts";
import { type EvaluationRequest, evaluatorClosed } from "./judge.ts";
import type { OpaModule } from "./opa-module.ts";
import { PolicyThread, type ThreadListener } from "./policy-thread.ts";

interface Job {
  readonly request: EvaluationRequest;
  readonly resolve: (result: string) => void;
  readonly reject: (error: Error) => void;
}

/** What evaluates, one request after the other. */
export type EvaluationThread = Pick<
  PolicyThread,
  "post" | "position" | "elapsed" | "keepAlive" | "end"
>;

type Module = OpaModule | Promise<OpaModule>;
type StartThread = (module: Module, listener: ThreadListener) => EvaluationThread;

/**
 * Runs a policy in a worker thread, one evaluation after the other in the order of the calls; calls of one turn of
 * the event loop travel in one message. A thread whose evaluation outlives the deadline is ended, and another takes
 * the rest.
 */
export class PolicyWorker {
  readonly #module: Module;
  readonly #deadline: number;
  readonly #startThread: StartThread;
  /** Without a result yet; the first `#posted` are with the thread. */
  readonly #jobs: Job[] = [];
  #posted = 0;
  #thread: EvaluationThread | undefined;
  #started = false;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  private constructor(module: Module, deadline: number, startThread: StartThread) {
    this.#module = module;
    this.#deadline = deadline;
    this.#startThread = startThread;
  }

  /**
   * @param module a promise where the thread may start before it is made
   * @throws BundleError what a new `OpaPolicy` throws; and what the promise is rejected with
   */
  static async start(
    module: Module,
    deadline: number,
    startThread: StartThread = (...parts) => new PolicyThread(...parts),
  ): Promise<PolicyWorker> {
    const policy = new PolicyWorker(module, deadline, startThread);
    await new Promise<void>((resolve, reject) => policy.#spawn(resolve, reject));
    return policy;
  }

  /** @throws EvaluationError `EVALUATION_TIMEOUT`, `EVALUATION_EXHAUSTED`, `EVALUATION_FAILED` */
  run(request: EvaluationRequest): Promise<string> {
    if (this.#closed) return Promise.reject(evaluatorClosed());
    return new Promise((resolve, reject) => {
      this.#jobs.push({ request, resolve, reject });
      // the first of a turn's calls posts all of them
      queueMicrotask(() => this.#post());
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const thread = this.#drop();
    this.#rejectAll(evaluatorClosed());
    await thread?.end();
  }

  #spawn(onStart: () => void, onFailure: (error: Error) => void): void {
    const thread = this.#startThread(this.#module, {
      onStart: () => {
        this.#started = true;
        onStart();
        this.#post();
      },
      onResults: (results) => this.#settle(results),
      onFailure: (error) => {
        if (this.#started) return this.#replace(thread.position, error);
        this.#drop();
        onFailure(error);
      },
    });
    this.#thread = thread;
  }

  #post(): void {
    if (this.#thread === undefined) {
      if (this.#jobs.length > 0)
        this.#spawn(
          () => undefined,
          (error) => this.#rejectAll(notReplaced(error)),
        );
      return;
    }
    if (!this.#started) return;
    const jobs = this.#jobs.slice(this.#posted);
    if (jobs.length > 0) this.#thread.post(jobs.map(({ request }) => request));
    this.#posted = this.#jobs.length;
    if (this.#posted === 0) this.#rest();
    else if (this.#timer === undefined) this.#watch(this.#thread, this.#deadline);
  }

  #settle(results: readonly (string | EvaluationError)[]): void {
    const jobs = this.#jobs.splice(0, results.length);
    this.#posted -= jobs.length;
    for (const [index, result] of results.entries()) {
      if (typeof result === "string") jobs[index]?.resolve(result);
      else jobs[index]?.reject(result);
    }
    if (this.#posted === 0) this.#rest();
  }

  #rejectAll(error: Error): void {
    for (const job of this.#jobs.splice(0)) job.reject(error);
  }

  /** Looks from time to time how long the evaluation under way takes; those that wait behind it lose nothing. */
  #watch(thread: EvaluationThread, wait: number): void {
    thread.keepAlive(true);
    this.#timer = setTimeout(() => {
      const { position } = thread;
      const left = this.#deadline - thread.elapsed(position);
      if (left > 0) return this.#watch(thread, left);
      void thread.end();
      this.#replace(position, timeout(this.#deadline));
    }, wait);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#thread?.keepAlive(false);
  }

  /** Gives up on one job; a new thread takes the others, also those whose results the old one had not told yet. */
  #replace(position: number, error: Error): void {
    this.#drop();
    // one leaves in any case, so that a thread that cannot tell its results is not replaced for ever
    const [job] = this.#jobs.splice(Math.min(position, this.#jobs.length - 1), 1);
    job?.reject(error);
    this.#post();
  }

  #drop(): EvaluationThread | undefined {
    const thread = this.#thread;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#thread = undefined;
    this.#started = false;
    this.#posted = 0;
    return thread;
  }
}

function timeout(deadline: number): EvaluationError {
  return new EvaluationError("EVALUATION_TIMEOUT", `no decision within ${deadline} ms`, {
    hint: "look for a policy whose work grows with the input (hasp policy test), or raise the deadline",
  });
}

function notReplaced(cause: Error): EvaluationError {
  return new EvaluationError("EVALUATION_FAILED", `no new worker started: ${cause.message}`, {
    cause,
    hint: "give the process more memory, or create another evaluator for the bundle",
  });
}
