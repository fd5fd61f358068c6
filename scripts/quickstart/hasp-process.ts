import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";

/** Runs the checkout's command line as a user would. */
export interface HaspProcess {
  readonly code: number | null;
  readonly stdout: string;
}

const LIMIT = 120_000;

export function startHasp(
  root: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): ChildProcess {
  const program = join(root, "packages/cli/bin/hasp.js");
  return spawn(process.execPath, [program, ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs to the end; what goes to stderr is shown when the exit code is not one of those expected. */
export async function runHasp(
  root: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  expected: readonly number[] = [0],
): Promise<HaspProcess> {
  const child = startHasp(root, args, env);
  const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT);
  const [stdout, stderr] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  clearTimeout(timer);
  if (!expected.includes(child.exitCode ?? -1)) {
    throw new Error(`hasp ${args.join(" ")} ended with ${child.exitCode}:\n${stderr}${stdout}`);
  }
  return { code: child.exitCode, stdout };
}

/** The first line of a stream that the function takes, within the limit. */
export async function findLine<T>(
  stream: Readable | null,
  limit: number,
  take: (line: string) => T | undefined,
): Promise<T | undefined> {
  if (!stream) return undefined;
  const lines = createInterface({ input: stream });
  const timer = setTimeout(() => lines.close(), limit);
  try {
    for await (const line of lines) {
      const taken = take(line);
      if (taken !== undefined) return taken;
    }
    return undefined;
  } finally {
    clearTimeout(timer);
    stream.resume();
  }
}

export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  await Promise.race([once(child, "exit"), wait(5000, undefined, { ref: false })]);
  if (child.exitCode === null) child.kill("SIGKILL");
}

async function text(stream: Readable | null): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
