import type { WasmModule } from "../web-assembly.ts";
import type { CompilerModule, Engine } from "./engine.ts";
import { compileModule, runModule } from "./run-module.ts";

const limits = { output: 256 * 2 ** 20, messages: 16 * 2 ** 10 } as const;

/**
 * Runs the program on the calling thread, which nothing can interrupt: for workers and for Rego that is trusted. The module
 * is compiled once and kept, so that V8's tiered code serves every run after the first.
 */
export function createInlineEngine(source: CompilerModule): Engine {
  let compiled: Promise<WasmModule> | undefined;
  return {
    digest: () => source.digest(),
    async run(request) {
      compiled ??= source.read().then(compileModule);
      try {
        return await runModule(await compiled, request, limits);
      } catch (error) {
        // what could not be read may be there the next time
        await compiled.catch(() => {
          compiled = undefined;
        });
        throw error;
      }
    },
  };
}
