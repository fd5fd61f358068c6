import type { Compiler } from "./compiler.ts";
import { createCompiler } from "./create-compiler.ts";
import { createWorkerEngine } from "./worker-engine.ts";

/** The compiler that comes with this package, in a thread of its own. */
export const localCompiler: Compiler = createCompiler(createWorkerEngine());

/** As many of them as there are requests at once, up to a limit: each takes a core and its own memory. */
export function createParallelCompiler(threads: number): Compiler {
  return createCompiler(createWorkerEngine(threads));
}
