import { parentPort, workerData } from "node:worker_threads";
import { OpaInstance } from "./opa-instance.ts";
import type { OpaModule } from "./opa-module.ts";
import { postError, type WorkerAnswer, type WorkerRequest } from "./worker-message.ts";

const module = workerData as OpaModule;
let instance: OpaInstance | undefined;

function answer(message: WorkerAnswer): void {
  parentPort?.postMessage(message);
}

function start(): void {
  try {
    instance = new OpaInstance(module);
    answer({ type: "ready" });
  } catch (error) {
    answer({ type: "error", error: postError(error) });
  }
}

parentPort?.on("message", ({ entrypoint, input }: WorkerRequest) => {
  try {
    instance ??= new OpaInstance(module);
    answer({ type: "result", result: instance.evaluate(entrypoint, input) });
  } catch (error) {
    instance = undefined;
    answer({ type: "error", error: postError(error) });
  }
});
start();
