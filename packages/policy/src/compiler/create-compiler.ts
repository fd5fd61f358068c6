import { messageOf } from "@hasp/core";
import { PolicyError } from "../error.ts";
import type { BuildResult, Compiler, RegoFile } from "./compiler.ts";
import type { Engine, RunResult } from "./engine.ts";
import { describeProblem, type Problem } from "./problem.ts";

const compilerLimits = {
  files: 5000,
  /** Bytes of one file. */
  file: 2 * 2 ** 20,
  /** Bytes of a whole request, data and schemas included. */
  request: 64 * 2 ** 20,
} as const;

/** Milliseconds for one request; a slow machine's first run takes ten seconds. */
const defaultDeadlines = { test: 600_000, mutate: 3_600_000, other: 120_000 } as const;

interface Deadlines {
  readonly test: number;
  readonly mutate?: number;
  readonly other: number;
}

type Command =
  | "build"
  | "check"
  | "eval"
  | "explain"
  | "export"
  | "fmt"
  | "inspect"
  | "lint"
  | "mutate"
  | "test"
  | "upgrade";

interface Response {
  readonly result?: unknown;
  readonly errors?: readonly Problem[];
}

/** A compiler over the engine that runs its program. */
export function createCompiler(engine: Engine, deadlines: Deadlines = defaultDeadlines): Compiler {
  const ask = async <Result>(
    command: Command,
    {
      modules,
      ...rest
    }: { readonly modules: readonly RegoFile[]; readonly [key: string]: unknown },
  ): Promise<Result> => {
    const input = encodeRequest(command, modules, rest);
    const deadline = deadlineOf(command, deadlines);
    const { result, errors = [] } = parseResponse(await run(engine, input, deadline));
    if (errors.length > 0) throw failure(errors, modules);
    return result as Result;
  };
  return {
    digest: () => engine.digest(),
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
    mutate: (request) => ask("mutate", { ...request }),
    lint: (request) => ask("lint", { ...request }),
    async format(modules) {
      return (await ask<{ files: [] }>("fmt", { modules })).files;
    },
    async inspect(modules) {
      return (await ask<{ modules: [] }>("inspect", { modules })).modules;
    },
    async upgrade(templates, hostBuiltins) {
      const modules: readonly RegoFile[] = [];
      const asked = { modules, templates, hostBuiltins };
      return (await ask<{ templates: [] }>("upgrade", asked)).templates;
    },
    async export(request) {
      return (await ask<{ policies: [] }>("export", { ...request })).policies;
    },
    async eval(request) {
      return (await ask<{ results: [] }>("eval", { ...request })).results;
    },
    explain: (request) => ask("explain", { ...request }),
  };
}

function deadlineOf(command: Command, { test, mutate = test, other }: Deadlines): number {
  if (command === "mutate") return mutate;
  return command === "test" ? test : other;
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

async function run(
  engine: Engine,
  request: Uint8Array<ArrayBuffer>,
  deadline: number,
): Promise<RunResult> {
  try {
    return await engine.run(request, deadline);
  } catch (error) {
    if (error instanceof PolicyError) throw error;
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
    return "use the builtins that hasp help policies names";
  if (problems.some(({ details }) => details?.name !== undefined))
    return "use a field that the input has: see hasp help input";
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
    hint: "the Rego may be nested too deeply or grow without bound; if it does neither, report it with the file",
  });
}
