import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const START_LIMIT = 60_000;
const END_LIMIT = 20_000;

/** A program of the cluster that runs, and whose log is kept. */
export interface Part {
  readonly name: string;
  /** Waits until it answers. @throws with the end of its log when it ends or takes too long */
  ready(answers: () => Promise<boolean>): Promise<void>;
  end(): Promise<void>;
}

export function startPart(program: string, args: readonly string[], folder: string): Part {
  const name = basename(program);
  const log = join(folder, `${name}.log`);
  const output = openSync(log, "a");
  const child = spawn(program, args, { stdio: ["ignore", output, output], cwd: folder });
  closeSync(output);
  return {
    name,
    async ready(answers) {
      const deadline = Date.now() + START_LIMIT;
      while (isRunning(child) && Date.now() < deadline) {
        if (await answers().catch(() => false)) return;
        await wait(100);
      }
      throw new Error(`${name} did not start:\n${readFileSync(log, "utf8").slice(-3000)}`);
    },
    async end() {
      if (!isRunning(child)) return;
      child.kill("SIGTERM");
      await Promise.race([once(child, "exit"), wait(END_LIMIT, undefined, { ref: false })]);
      if (isRunning(child)) {
        child.kill("SIGKILL");
        await once(child, "exit");
      }
    },
  };
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null && child.pid !== undefined;
}
