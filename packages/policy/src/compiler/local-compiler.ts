import type { Compiler } from "./compiler.ts";
import { createCompiler } from "./create-compiler.ts";
import { createWorkerEngine } from "./worker-engine.ts";

/** The compiler that comes with this package, in a thread of its own. */
export const localCompiler: Compiler = createCompiler(createWorkerEngine());
