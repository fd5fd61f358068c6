import { Worker } from "node:worker_threads";
import { expect, test, vi } from "vitest";
import { BundleError, EvaluationError } from "../error.ts";
import type { OpaModule } from "./opa-module.ts";
import { PolicyThread } from "./policy-thread.ts";

vi.setConfig({ testTimeout: 30_000 });

// the first message is the module
const READY = 'port.once("message", () => port.postMessage({ type: "ready" }));';

/** A thread whose worker runs this text instead of the policy's. */
function threadOf(
  text: string,
  startLimit = 20_000,
  module: OpaModule | Promise<OpaModule> = {} as OpaModule,
) {
  const heard: unknown[] = [];
  let worker: Worker | undefined;
  const next = Promise.withResolvers<unknown>();
  const hear = (what: unknown) => {
    heard.push(what);
    next.resolve(what);
  };
  const thread = new PolicyThread(
    module,
    { onStart: () => hear("started"), onResults: hear, onFailure: hear },
    {
      startLimit,
      start: (workerData) => {
        const lines = `const { parentPort: port } = require("node:worker_threads");\n${text}`;
        worker = new Worker(lines, { eval: true, workerData, execArgv: [] });
        return worker;
      },
    },
  );
  if (worker === undefined) throw new Error("no worker was started");
  return { thread, worker, heard, first: next.promise };
}

test("tells results and errors in the order of the requests", async () => {
  const { thread, heard, first } = threadOf(`
    ${READY}
    port.on("message", (requests) => {
      if (!Array.isArray(requests)) return;
      const error = { code: "EVALUATION_EXHAUSTED", message: "too much", hint: "less" };
      port.postMessage({ type: "results", results: [requests[0].input, error] });
    });`);
  expect(await first).toBe("started");
  const request = { entrypoint: "t/p", input: "1" };
  thread.post([request, request]);
  await vi.waitFor(() => expect(heard).toHaveLength(2), { timeout: 10_000 });
  expect(heard[1]).toEqual(["1", expect.any(EvaluationError)]);
  expect(heard[1]).toMatchObject([{}, { code: "EVALUATION_EXHAUSTED", hint: "less" }]);
  await thread.end();
});

test("says why the worker refused the bundle", async () => {
  const { first, heard } = threadOf(`
    const error = { code: "BUNDLE_CORRUPT", message: "no data", hint: undefined };
    port.postMessage({ type: "refused", error });
    ${READY}`);
  expect(await first).toBeInstanceOf(BundleError);
  expect(heard).toMatchObject([{ code: "BUNDLE_CORRUPT", message: "no data" }]);
});

test.each([
  ["throws", 'throw new Error("no more memory");', "no more memory"],
  ["ends", "process.exit(0);", "it ended"],
])("has failed where its worker %s, and says so once", async (_, text, reason) => {
  const { worker, first, heard } = threadOf(text);
  expect(await first).toMatchObject({
    name: "EvaluationError",
    code: "EVALUATION_FAILED",
    message: `the evaluation's worker broke off: ${reason}`,
    hint: "try again; if it happens again, give the process more memory or smaller inputs",
  });
  await worker.terminate();
  expect(heard).toHaveLength(1);
});

test("starts its worker before there is a module, for which it waits as long as it takes", async () => {
  const { promise, resolve } = Promise.withResolvers<OpaModule>();
  const { thread, worker, first, heard } = threadOf(READY, 50, promise);
  await new Promise((started) => worker.once("online", started));
  await new Promise((passed) => setTimeout(passed, 100));
  expect(heard).toEqual([]);
  resolve({} as OpaModule);
  expect(await first).toBe("started");
  await thread.end();
});

test("has failed where there is no module, and ends its worker", async () => {
  const error = new BundleError("BUNDLE_CORRUPT", "no bundle");
  const { worker, first } = threadOf(READY, 20_000, Promise.reject(error));
  const hasEnded = new Promise((ended) => worker.once("exit", ended));
  expect(await first).toBe(error);
  await hasEnded;
});

test("has failed where its worker does not start in time", async () => {
  const { worker, first } = threadOf("setInterval(() => 0, 1000);", 50);
  const hasEnded = new Promise((resolve) => worker.once("exit", resolve));
  expect(await first).toMatchObject({
    code: "EVALUATION_FAILED",
    message: "the bundle was not loaded within 50 ms",
    hint: "keep large tables out of policy data",
  });
  await hasEnded;
});

test("has all the time in the world once its worker has started", async () => {
  const { thread, first, heard } = threadOf(`${READY} setInterval(() => 0, 1000);`, 500);
  expect(await first).toBe("started");
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(heard).toEqual(["started"]);
  await thread.end();
});

test("tells nothing more once it was ended", async () => {
  const { thread, worker, first, heard } = threadOf(`${READY} setInterval(() => 0, 1000);`);
  await first;
  const ended = thread.end();
  worker.emit("message", { type: "results", results: ["late"] });
  await ended;
  expect(heard).toEqual(["started"]);
});

test("keeps the process alive only while it is asked to", async () => {
  const { thread, worker, first } = threadOf(`${READY} setInterval(() => 0, 1000);`);
  await first;
  const [ref, unref] = [vi.spyOn(worker, "ref"), vi.spyOn(worker, "unref")];
  thread.keepAlive(false);
  expect([ref, unref].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
  thread.keepAlive(true);
  expect([ref, unref].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  await thread.end();
});
