import { Worker } from "node:worker_threads";
import { PolicyError } from "../error.ts";
import type { WorkerAnswer } from "./compiler-worker.ts";
import type { Engine, RunResult } from "./engine.ts";
import { localModule } from "./local-module.ts";

/**
 * Runs the program in worker threads, in each one request after the other, and ends a worker at its request's deadline: few lines
 * of Rego can keep OPA's type checker busy for ever.
 */
export function createWorkerEngine(threads = 1): Engine {
  const lanes = Array.from({ length: threads }, createLane);
  return {
    digest: () => localModule.digest(),
    run(request, deadline) {
      const free = lanes.reduce((least, lane) => (lane.waiting() < least.waiting() ? lane : least));
      return free.run(request, deadline);
    },
  };
}

interface Lane extends Pick<Engine, "run"> {
  /** Requests that are under way or wait. */
  waiting(): number;
}

/** One thread, started when it is needed first. */
function createLane(): Lane {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const runNext = async (request: Uint8Array<ArrayBuffer>, deadline: number) => {
    worker ??= startWorker();
    const used = worker;
    const answer = await ask(used, request, deadline).catch((error: unknown) => {
      worker = undefined;
      void used.terminate();
      throw error;
    });
    if ("result" in answer) return answer.result;
    const { coded, message } = answer;
    if (coded === undefined) throw new Error(message);
    throw new PolicyError(coded.code, message, { ...(coded.hint && { hint: coded.hint }) });
  };
  return {
    waiting: () => waiting,
    run(request, deadline): Promise<RunResult> {
      waiting += 1;
      const running = last
        .then(() => runNext(request, deadline))
        .finally(() => {
          waiting -= 1;
        });
      last = running.catch(() => undefined);
      return running;
    },
  };
}

/** An idle worker does not keep the process alive; a request does. */
function ask(
  worker: Worker,
  request: Uint8Array<ArrayBuffer>,
  deadline: number,
): Promise<WorkerAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<WorkerAnswer>();
  const onExit = () => reject(new Error("its thread ended"));
  const onTimeout = () => reject(new Error(`no answer within ${deadline / 1000} s`));
  const timer = setTimeout(onTimeout, deadline);
  worker.ref();
  worker.once("message", resolve).once("error", reject).once("exit", onExit);
  worker.postMessage(request, [request.buffer]);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off("message", resolve).off("error", reject).off("exit", onExit);
    worker.unref();
  });
}

/** The worker's file stands beside this one, as TypeScript in the sources and as JavaScript where it is published. */
function startWorker(): Worker {
  const fromSource = import.meta.url.endsWith(".ts");
  const file = new URL(
    fromSource ? "./compiler-worker.ts" : "./compiler-worker.js",
    import.meta.url,
  );
  const execArgv = fromSource ? ["--conditions=@hasp/source"] : [];
  return new Worker(file, { execArgv, name: "hasp-compiler" });
}
