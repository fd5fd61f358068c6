import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { EvaluationError } from "../error.ts";
import type { EvaluationRequest } from "./judge.ts";
import type { OpaModule } from "./opa-module.ts";
import type { ThreadListener } from "./policy-thread.ts";
import { type EvaluationThread, PolicyWorker } from "./policy-worker.ts";

const DEADLINE = 1000;

/** A thread that does what the test says when it says so: what a real one does depends on the machine. */
class HandDrivenThread implements EvaluationThread {
  readonly listener: ThreadListener;
  readonly posted: (readonly string[])[] = [];
  position = 0;
  took = 0;
  isAwaited = false;
  hasEnded = false;

  constructor(listener: ThreadListener) {
    this.listener = listener;
  }

  post(requests: readonly EvaluationRequest[]): void {
    this.posted.push(requests.map(({ input }) => input));
  }

  elapsed(): number {
    return this.took;
  }

  keepAlive(wanted: boolean): void {
    this.isAwaited = wanted;
  }

  async end(): Promise<void> {
    this.hasEnded = true;
  }
}

async function setUp() {
  const threads: HandDrivenThread[] = [];
  const starting = PolicyWorker.start({} as OpaModule, DEADLINE, (_, listener) => {
    const thread = new HandDrivenThread(listener);
    threads.push(thread);
    return thread;
  });
  const [first] = threads;
  if (!first) throw new Error("no thread was started");
  const results = new Map<string, string>();
  return {
    starting,
    threads,
    first,
    results,
    /** Asks for evaluations in one turn, notes what becomes of them, and lets the turn end. */
    async ask(worker: PolicyWorker, ...inputs: readonly string[]): Promise<void> {
      for (const input of inputs)
        void worker.run({ entrypoint: "t/p", input }).then(
          (result) => results.set(input, result),
          (error: EvaluationError) => results.set(input, error.code),
        );
      await settle();
    },
  };
}

async function started() {
  const all = await setUp();
  all.first.listener.onStart();
  return { ...all, worker: await all.starting };
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const broken = new EvaluationError("EVALUATION_FAILED", "it broke");

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});
afterEach(() => expect(vi.getTimerCount()).toBe(0));

test("calls of one turn travel in one message, later ones without them", async () => {
  const { worker, first, ask } = await started();
  await ask(worker, "a", "b", "c");
  await ask(worker, "d");
  expect(first.posted).toEqual([["a", "b", "c"], ["d"]]);
  await worker.close();
});

test("each call has its own result, an error as well as a text", async () => {
  const { worker, first, ask, results } = await started();
  await ask(worker, "a", "b", "c");
  first.listener.onResults(["A", broken]);
  first.listener.onResults(["C"]);
  await settle();
  expect([...results]).toEqual([
    ["a", "A"],
    ["b", "EVALUATION_FAILED"],
    ["c", "C"],
  ]);
  await worker.close();
});

test("the process stays for what is under way, and for nothing else", async () => {
  const { worker, first, ask } = await started();
  expect(first.isAwaited).toBe(false);
  await ask(worker, "a", "b");
  await ask(worker, "c");
  expect(first.isAwaited).toBe(true);
  first.listener.onResults(["A", "B"]);
  expect(first.isAwaited).toBe(true);
  first.listener.onResults(["C"]);
  expect(first.isAwaited).toBe(false);
  await vi.advanceTimersByTimeAsync(10 * DEADLINE);
  expect(first).toMatchObject({ isAwaited: false, hasEnded: false });
});

describe("an evaluation that outlives the deadline", () => {
  test("is given up, and another thread takes the rest once it has started", async () => {
    const { worker, threads, first, ask, results } = await started();
    await ask(worker, "a", "endless", "c");
    first.position = 1;
    first.took = DEADLINE;
    await vi.advanceTimersByTimeAsync(DEADLINE);
    expect(first.hasEnded).toBe(true);
    expect([...results]).toEqual([["endless", "EVALUATION_TIMEOUT"]]);
    const [, second] = threads;
    expect(second?.posted).toEqual([]);
    await ask(worker, "d");
    expect(second?.posted).toEqual([]);
    second?.listener.onStart();
    expect(second?.posted).toEqual([["a", "c", "d"]]);
    await worker.close();
  });

  test("says how long it was, and what to do", async () => {
    const { worker, first } = await started();
    const refused = expect(worker.run({ entrypoint: "t/p", input: "a" })).rejects.toMatchObject({
      code: "EVALUATION_TIMEOUT",
      message: "no decision within 1000 ms",
      hint: "look for a policy whose work grows with the input (hasp policy test), or raise the deadline",
    });
    await settle();
    first.took = DEADLINE;
    await vi.advanceTimersByTimeAsync(DEADLINE);
    await refused;
    await worker.close();
  });

  test("has what is left of it where it began late", async () => {
    const { worker, first, ask, results } = await started();
    await ask(worker, "a");
    first.took = DEADLINE - 300;
    await vi.advanceTimersByTimeAsync(DEADLINE);
    first.took = DEADLINE - 1;
    await vi.advanceTimersByTimeAsync(300);
    expect(results.size).toBe(0);
    first.took = DEADLINE;
    await vi.advanceTimersByTimeAsync(1);
    expect(results.get("a")).toBe("EVALUATION_TIMEOUT");
    await worker.close();
  });
});

describe("a thread that breaks off", () => {
  test("before it started is the reason why there is no evaluator", async () => {
    const { starting, first, threads } = await setUp();
    first.listener.onFailure(broken);
    await expect(starting).rejects.toBe(broken);
    expect(threads).toHaveLength(1);
  });

  test("is replaced, and takes the evaluation with it that was under way", async () => {
    const { worker, threads, first, ask, results } = await started();
    await ask(worker, "a", "b", "c");
    first.position = 1;
    first.listener.onFailure(broken);
    threads[1]?.listener.onStart();
    expect(threads[1]?.posted).toEqual([["a", "c"]]);
    threads[1]?.listener.onResults(["A", "C"]);
    await settle();
    expect(Object.fromEntries(results)).toEqual({ a: "A", b: "EVALUATION_FAILED", c: "C" });
    await worker.close();
  });

  test("behind its last evaluation takes the last one with it: else it were replaced for ever", async () => {
    const { worker, threads, first, ask, results } = await started();
    await ask(worker, "a", "b");
    first.position = 2;
    first.listener.onFailure(broken);
    await settle();
    expect([...results]).toEqual([["b", "EVALUATION_FAILED"]]);
    expect(threads).toHaveLength(2);
    await worker.close();
  });

  test("while nothing is under way is replaced when the next call comes", async () => {
    const { worker, threads, first, ask, results } = await started();
    first.listener.onFailure(broken);
    await settle();
    expect(threads).toHaveLength(1);
    await ask(worker, "a");
    threads[1]?.listener.onStart();
    threads[1]?.listener.onResults(["A"]);
    await settle();
    expect(results.get("a")).toBe("A");
    await worker.close();
  });

  test("and cannot be replaced leaves no call without an answer", async () => {
    const { worker, threads, first, ask, results } = await started();
    await ask(worker, "a", "b", "c");
    first.listener.onFailure(broken);
    const unanswered = worker.run({ entrypoint: "t/p", input: "d" });
    threads[1]?.listener.onFailure(broken);
    await expect(unanswered).rejects.toMatchObject({
      code: "EVALUATION_FAILED",
      message: "no new worker started: it broke",
      hint: "give the process more memory, or create another evaluator for the bundle",
      cause: broken,
    });
    expect(Object.fromEntries(results)).toEqual({
      a: "EVALUATION_FAILED",
      b: "EVALUATION_FAILED",
      c: "EVALUATION_FAILED",
    });
    await worker.close();
  });
});

describe("once closed", () => {
  test("it refuses what is under way and what comes later, and ends its thread", async () => {
    const { worker, threads, first, ask, results } = await started();
    await ask(worker, "a");
    await worker.close();
    expect(first.hasEnded).toBe(true);
    await ask(worker, "b");
    expect(Object.fromEntries(results)).toEqual({
      a: "EVALUATION_FAILED",
      b: "EVALUATION_FAILED",
    });
    expect(threads).toHaveLength(1);
  });

  test("it may be closed again", async () => {
    const { worker } = await started();
    await worker.close();
    await expect(worker.close()).resolves.toBeUndefined();
  });
});
