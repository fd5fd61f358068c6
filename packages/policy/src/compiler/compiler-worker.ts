import { parentPort } from "node:worker_threads";
import { messageOf } from "@hasp/core";
import { PolicyError } from "../error.ts";
import type { RunResult } from "./engine.ts";
import { createInlineEngine } from "./inline-engine.ts";
import { localModule } from "./local-module.ts";

/** From the worker; errors lose class and code when threads copy them. */
export type WorkerAnswer =
  | { readonly result: RunResult }
  | { readonly message: string; readonly coded?: Pick<PolicyError, "code" | "hint"> };

const engine = createInlineEngine(localModule);

async function answer(request: Uint8Array<ArrayBuffer>): Promise<WorkerAnswer> {
  try {
    return { result: await engine.run(request, Number.POSITIVE_INFINITY) };
  } catch (error) {
    const message = messageOf(error);
    if (!(error instanceof PolicyError)) return { message };
    return { message, coded: { code: error.code, hint: error.hint } };
  }
}

parentPort?.on("message", (request: Uint8Array<ArrayBuffer>) => {
  void answer(request).then((made) => parentPort?.postMessage(made));
});
