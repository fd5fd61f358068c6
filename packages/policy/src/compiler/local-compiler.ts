import { fileURLToPath } from "node:url";
import { createCacheFolder } from "./cache-folder.ts";
import { createCachingCompiler } from "./caching-compiler.ts";
import type { Compiler } from "./compiler.ts";
import { createCompiler } from "./create-compiler.ts";
import { createWorkerEngine } from "./worker-engine.ts";

/** What the build compiled of the shipped library. Seen from src/compiler and from dist/compiler alike. */
export const shippedAnswers: string = fileURLToPath(
  new URL("../../dist/compiled", import.meta.url),
);

/**
 * The compiler that comes with this package, in a thread of its own. The shipped library alone is not compiled again: that takes
 * ten seconds, and every first run of a pipeline would wait for them.
 */
export const localCompiler: Compiler = createCachingCompiler(
  createCompiler(createWorkerEngine()),
  createCacheFolder(shippedAnswers, "read"),
);

/** As many of them as there are requests at once, up to a limit: each takes a core and its own memory. */
export function createParallelCompiler(threads: number): Compiler {
  return createCompiler(createWorkerEngine(threads));
}
