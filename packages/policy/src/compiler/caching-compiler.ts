import { randomUUID } from "node:crypto";
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson, makeFolder, sha256 } from "@hasp/core";
import type { BuildResult, Compiler, RegoFile } from "./compiler.ts";

/** Entries that are kept; the ones used longest ago go first. */
const ENTRIES = 64;

/**
 * A compiler that keeps the answers of `build`, `check` and `inspect` in a folder, by the content of the compiler and of the
 * whole request. An entry that does not hold what its first line says is made again.
 * @param access `read` takes what the folder has and adds nothing to it
 */
export function createCachingCompiler(
  compiler: Compiler,
  folder: string,
  access: "read" | "write" = "write",
): Compiler {
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
    const file = join(folder, `${sha256(canonicalJson(content)).slice("sha256:".length)}.json`);
    const known = await readEntry(file, access);
    if (known !== undefined) return JSON.parse(known) as Result;
    const result = await run();
    if (access === "write") await writeEntry(folder, file, JSON.stringify(result ?? null));
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

async function readEntry(file: string, access: "read" | "write"): Promise<string | undefined> {
  try {
    const text = await readFile(file, "utf8");
    const end = text.indexOf("\n");
    const body = text.slice(end + 1);
    if (text.slice(0, end) !== sha256(body)) return undefined;
    const now = new Date();
    if (access === "write") await utimes(file, now, now).catch(() => undefined);
    return body;
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written costs time and nothing else. */
async function writeEntry(folder: string, file: string, body: string): Promise<void> {
  const fresh = `${file}.${randomUUID()}`;
  try {
    await makeFolder(folder);
    await writeFile(fresh, `${sha256(body)}\n${body}`);
    await rename(fresh, file);
    await prune(folder);
  } catch {
    await rm(fresh, { force: true }).catch(() => undefined);
  }
}

async function prune(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}\.json/.test(name));
  if (names.length <= ENTRIES) return;
  const aged = await Promise.all(
    names.map(async (name) => ({ name, used: (await stat(join(folder, name))).mtimeMs })),
  );
  aged.sort((a, b) => b.used - a.used);
  for (const { name } of aged.slice(ENTRIES)) await rm(join(folder, name), { force: true });
}
