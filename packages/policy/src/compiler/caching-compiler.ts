import { canonicalJson, sha256 } from "@hasp/core";
import type { CacheFolder } from "./cache-folder.ts";
import type { BuildResult, Compiler, RegoFile } from "./compiler.ts";

/**
 * A compiler that keeps the answers of `build`, `check` and `inspect`, by the content of the compiler and of the whole request.
 */
export function createCachingCompiler(compiler: Compiler, cache: CacheFolder): Compiler {
  const cached = async <Result>(
    method: "build" | "check" | "inspect",
    request: { readonly modules: readonly RegoFile[] },
    run: () => Promise<Result>,
  ): Promise<Result> => {
    // places are for errors only, and errors are not kept
    const modules = request.modules
      .map(({ place: _, ...file }) => file)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const content = { method, compiler: await compiler.digest(), ...request, modules };
    const key = sha256(canonicalJson(content));
    const known = await cache.read(key);
    if (known !== undefined) return JSON.parse(new TextDecoder().decode(known)) as Result;
    const result = await run();
    await cache.write(key, JSON.stringify(result ?? null));
    return result;
  };
  return {
    ...compiler,
    async check(request) {
      await cached("check", request, () => compiler.check(request));
    },
    inspect: (modules) => cached("inspect", { modules }, () => compiler.inspect(modules)),
    async build(request) {
      const kept = await cached("build", request, async () => {
        const { wasm, ...rest } = await compiler.build(request);
        return { ...rest, wasm: Buffer.from(wasm).toString("base64") };
      });
      return {
        ...kept,
        wasm: new Uint8Array(Buffer.from(kept.wasm, "base64")),
      } satisfies BuildResult;
    },
  };
}
