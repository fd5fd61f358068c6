import { join, resolve } from "node:path";
import {
  buildKeptBundle,
  type CompiledLibrary,
  type CompileLibraryOptions,
  type Compiler,
  compileLibrary,
  createCacheFolder,
  createCachingCompiler,
  type LibraryFile,
  localCompiler,
  type ReadLibraryOptions,
  readLibrary,
  shippedAnswers,
  shippedLibrary,
} from "@hasp/policy";
import type { Invocation } from "../command.ts";
import { readSettings } from "../config/settings-file.ts";
import { refuseFile } from "../io/path-error.ts";

/** Files and compiler of the built-in policies and the user's own. */
export async function openLibrary(
  { io, config }: Pick<Invocation, "io" | "config">,
  options: ReadLibraryOptions = {},
): Promise<{ files: readonly LibraryFile[]; compiler: Compiler }> {
  const own = await foldersOf(config["policy-dir"], io.cwd);
  const files = await readLibrary([shippedLibrary, ...own], options);
  return { files, compiler: compilerOf(config) };
}

/**
 * The policies to check or test: those of the folders, else the user's own, else the built-in ones. The others lend their rules, so that a
 * test may ask any of them, and their own tests cost nothing.
 */
export async function openOwnLibrary(
  folders: readonly string[],
  { io, config }: Pick<Invocation, "io" | "config">,
): Promise<Awaited<ReturnType<typeof openLibrary>> & OwnFiles> {
  const { tested, lenders } = await foldersToTest(folders, { io, config });
  const [own, lent] = await Promise.all([readLibrary(tested), readLibrary(lenders)]);
  return { files: [...lent, ...own], own, folders: tested, compiler: compilerOf(config) };
}

/** The folders whose policies are tested, and those that lend theirs. @throws CliError `FOLDER_IS_FILE` */
export async function foldersToTest(
  folders: readonly string[],
  { io, config }: Pick<Invocation, "io" | "config">,
): Promise<{ readonly tested: readonly string[]; readonly lenders: readonly string[] }> {
  const users = await foldersOf(config["policy-dir"], io.cwd);
  const chosen = folders.length > 0 ? await foldersOf(folders, io.cwd) : users;
  const tested = chosen.length > 0 ? [...new Set(chosen)] : [shippedLibrary];
  const lenders = [shippedLibrary, ...users].filter((folder) => !tested.includes(folder));
  return { tested, lenders };
}

export interface OwnFiles {
  readonly own: readonly LibraryFile[];
  /** Where they are. */
  readonly folders: readonly string[];
}

/** @throws CliError `FOLDER_IS_FILE` */
async function foldersOf(names: readonly string[], cwd: string): Promise<string[]> {
  const folders = names.map((name) => resolve(cwd, name));
  await Promise.all(folders.map(refuseFile));
  return folders;
}

/** A compiler that remembers, in the cache, what it compiled. */
export function compilerOf({ cache }: Invocation["config"]): Compiler {
  return createCachingCompiler(localCompiler, createCacheFolder(join(cache, "compiler")));
}

/** All policies with the user's settings, as they are compiled or listed. @throws CliError, PolicyError */
export async function openConfiguredLibrary(
  invocation: Pick<Invocation, "io" | "config">,
  options: ReadLibraryOptions = {},
): Promise<CompileLibraryOptions> {
  const { io, config } = invocation;
  const library = await openLibrary(invocation, options);
  if (config.settings === undefined) return library;
  const { value, locate } = await readSettings(resolve(io.cwd, config.settings));
  return { ...library, settings: value, dataOptions: { now: io.now(), locate } };
}

/** The bytes of the bundle that the policies make with the user's settings; it is built once. @throws CliError, PolicyError */
export async function buildPolicyBundle(
  invocation: Pick<Invocation, "io" | "config">,
): Promise<Uint8Array> {
  const { cache } = invocation.config;
  return buildKeptBundle(await openConfiguredLibrary(invocation, { tests: false }), [
    createCacheFolder(shippedAnswers, "read"),
    createCacheFolder(join(cache, "bundles")),
  ]);
}

/** Compiles the policies with the user's settings. @throws PolicyError */
export async function compilePolicies(
  invocation: Pick<Invocation, "io" | "config">,
): Promise<CompiledLibrary> {
  return compileLibrary(await openConfiguredLibrary(invocation));
}
