import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildBundle } from "../bundle/build-bundle.ts";
import type { CacheFolder } from "../compiler/cache-folder.ts";
import { type CompileLibraryOptions, compileLibrary } from "./compile-library.ts";

/**
 * The bytes of the bundle of a library with its settings, unsigned, from where they are kept or else built and kept. What is asked of
 * settings at a later time is never more than at an earlier one, so what was built once stays right.
 * @throws PolicyError as `compileLibrary` does; what failed is not kept
 */
export async function buildKeptBundle(
  options: CompileLibraryOptions,
  caches: readonly CacheFolder[],
): Promise<Uint8Array> {
  const key = await keyOf(options);
  for (const cache of caches) {
    const kept = await cache.read(key);
    if (kept !== undefined) return kept;
  }
  const bytes = await buildBundle(await compileLibrary(options));
  for (const cache of caches) await cache.write(key, bytes);
  return bytes;
}

/** Of all that goes into a bundle: files, settings, the compiler, and the code that puts them together. */
async function keyOf({ files, compiler, settings }: CompileLibraryOptions): Promise<string> {
  const hash = createHash("sha256");
  const add = (text: string) => hash.update(`${text.length}:`).update(text);
  add(await compiler.digest());
  add(JSON.stringify(settings ?? null));
  for (const { name, text } of files) {
    add(name);
    add(text);
  }
  for (const [name, text] of ownCode()) {
    add(name);
    add(text);
  }
  return `sha256:${hash.digest("hex")}`;
}

/** Folders of this package whose code decides what a bundle holds. */
export const bundleCode = [".", "bundle", "contract", "evaluator/builtins", "library"] as const;

/** In a checkout the code changes while the version stays. What problems do to a decision stands in the domain's package. */
export function* ownCode(): Generator<readonly [name: string, text: string]> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  for (const folder of bundleCode) yield* codeIn(join(root, folder), folder);
  yield* codeIn(dirname(fileURLToPath(import.meta.resolve("@hasp/core"))), "core");
}

function* codeIn(folder: string, as: string): Generator<readonly [name: string, text: string]> {
  for (const name of readdirSync(folder).sort()) {
    if (/(?<!\.d|\.test)\.[jt]s$/.test(name))
      yield [`${as}/${name}`, readFileSync(join(folder, name), "utf8")];
  }
}
