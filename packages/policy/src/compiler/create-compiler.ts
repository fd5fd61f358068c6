import { messageOf } from "@hasp/core";
import { PolicyError } from "../error.ts";
import type { BuildResult, Compiler, CompilerModule, RegoFile } from "./compiler.ts";
import { describeProblem, type Problem } from "./problem.ts";
import { compileModule, type RunResult, runModule, type WasmModule } from "./run-module.ts";

const compilerLimits = {
  files: 5000,
  /** Bytes of one file. */
  file: 2 * 2 ** 20,
  /** Bytes of a whole request, data and schemas included. */
  request: 64 * 2 ** 20,
  /** Bytes of an answer. */
  output: 256 * 2 ** 20,
  /** Bytes of a crashing run's last words. */
  messages: 16 * 2 ** 10,
} as const;

type Command = "build" | "check" | "eval" | "fmt" | "inspect" | "test";

interface Response {
  readonly result?: unknown;
  readonly errors?: readonly Problem[];
}

/** Compiled once for each source, so that V8's tiered code serves every run after the first. */
const compiledModules = new WeakMap<CompilerModule, Promise<WasmModule>>();

/** A compiler over the given module, which is read and compiled at the first request. */
export function createCompiler(source: CompilerModule): Compiler {
  const ask = async <Result>(
    command: Command,
    {
      modules,
      ...rest
    }: { readonly modules: readonly RegoFile[]; readonly [key: string]: unknown },
  ): Promise<Result> => {
    const input = encodeRequest(command, modules, rest);
    const module = await loadModule(source);
    const { result, errors = [] } = parseResponse(await run(module, input));
    if (errors.length > 0) throw failure(errors, modules);
    return result as Result;
  };
  return {
    digest: () => source.digest(),
    async check(request) {
      await ask("check", { ...request });
    },
    async build(request) {
      const built = await ask<Omit<BuildResult, "wasm"> & { wasm: string }>("build", {
        ...request,
      });
      return { ...built, wasm: decodeBase64(built.wasm) };
    },
    test: (request) => ask("test", { ...request }),
    async format(modules) {
      return (await ask<{ files: [] }>("fmt", { modules })).files;
    },
    async inspect(modules) {
      return (await ask<{ modules: [] }>("inspect", { modules })).modules;
    },
    async eval(request) {
      return (await ask<{ results: [] }>("eval", { ...request })).results;
    },
  };
}

function loadModule(source: CompilerModule): Promise<WasmModule> {
  const known = compiledModules.get(source);
  if (known) return known;
  const compiling = source.read().then(compileModule);
  compiledModules.set(source, compiling);
  // a failed read is tried again: the file may be there the next time
  compiling.catch(() => compiledModules.delete(source));
  return compiling;
}

function encodeRequest(
  command: Command,
  files: readonly RegoFile[],
  rest: Record<string, unknown>,
): Uint8Array<ArrayBuffer> {
  if (files.length > compilerLimits.files)
    throw tooLarge(`${files.length} Rego files are more than ${compilerLimits.files}`);
  for (const { text, path, place = path } of files) {
    if (text.length > compilerLimits.file)
      throw tooLarge(`${place} is over ${compilerLimits.file} bytes`);
  }
  const modules = files.map(({ place: _, ...file }) => file);
  const request = new TextEncoder().encode(JSON.stringify({ command, modules, ...rest }));
  if (request.length > compilerLimits.request)
    throw tooLarge(`the files and data are over ${compilerLimits.request} bytes`);
  return request;
}

async function run(module: WasmModule, input: Uint8Array<ArrayBuffer>): Promise<RunResult> {
  try {
    return await runModule(module, input, compilerLimits);
  } catch (error) {
    throw crashed(messageOf(error), error);
  }
}

function parseResponse({ exitCode, output, messages }: RunResult): Response {
  if (exitCode !== 0) {
    const [reason = ""] = messages.trim().split("\n");
    throw crashed(`it ended with ${exitCode}: ${reason}`);
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(output)) as Response;
  } catch (error) {
    throw crashed("it gave no answer", error);
  }
}

function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function failure(errors: readonly Problem[], files: readonly RegoFile[]): PolicyError {
  const internal = errors.find(({ code }) => code === "internal" || code === "bad_request");
  if (internal) return crashed(internal.message);
  const places = new Map(files.map(({ path, place = path }) => [path, place]));
  const problems = errors.map((one) => {
    const file = one.file === undefined ? undefined : (places.get(one.file) ?? one.file);
    return { ...one, ...(file !== undefined && { file }) };
  });
  return new PolicyError("POLICY_INVALID", problems.map(describeProblem).join("\n"), {
    cause: problems,
    hint: hintOf(problems),
  });
}

function hintOf(problems: readonly Problem[]): string {
  if (problems.some(({ code }) => code === "builtin_unavailable"))
    return "use the builtins that docs/guides/writing-policies.md names";
  if (problems.some(({ details }) => details?.name !== undefined))
    return "docs/reference/input.md lists every field of the input";
  return "correct the Rego; `hasp policy check` tries it without building";
}

function tooLarge(message: string): PolicyError {
  return new PolicyError("LIBRARY_INVALID", message, {
    hint: "keep large tables out of policies and split large files",
  });
}

function crashed(reason: string, cause?: unknown): PolicyError {
  return new PolicyError("COMPILER_FAILED", `the Rego compiler failed: ${reason}`, {
    cause,
    hint: "the Rego may be nested too deeply or be too large; if it is neither, report it with the file",
  });
}
