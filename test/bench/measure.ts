import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** What one run of a command took. */
export interface Cost {
  readonly seconds: number;
  /** Most memory that the process held at once, in MB of a million bytes. */
  readonly megabytes: number;
}

export interface MeasuredCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const SAMPLE_EVERY = 20;
const TIME_LIMIT = 10 * 60_000;

/**
 * Runs a command to its end, from the start of its process to its exit.
 * @throws Error with the end of what it wrote, when it fails
 */
export async function measure({ command, args, env }: MeasuredCommand): Promise<Cost> {
  const start = performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
    timeout: TIME_LIMIT,
  });
  let written = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    written = (written + text).slice(-4000);
  });
  let peak = 0;
  const sampler = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, SAMPLE_EVERY);
  try {
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    const seconds = (performance.now() - start) / 1000;
    if (status !== 0) throw new Error(`${command} ended with ${status}: ${written.trim()}`);
    return { seconds, megabytes: peak / 1e6 };
  } finally {
    clearInterval(sampler);
  }
}

/** The kernel keeps the peak, so the last sample before the exit tells it. */
function peakOf(pid: number | undefined): number {
  try {
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Number(kibibytes?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
