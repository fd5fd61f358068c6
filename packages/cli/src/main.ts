import type { Io, Output } from "./io.ts";
import { run } from "./run.ts";

const REPORT_COLUMNS = 100;
const interruption = new AbortController();

function output(stream: NodeJS.WriteStream): Output {
  // a reader that has seen enough, such as head, is no reason to fail
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? REPORT_COLUMNS,
    write: (text) => new Promise((resolve) => stream.write(text, () => resolve())),
  };
}

/** The first signal asks the command to end, the second ends it. */
function interrupt(signal: NodeJS.Signals, code: number): void {
  process.on(signal, () => {
    if (interruption.signal.aborted) process.exit(code);
    interruption.abort(signal);
  });
}

interrupt("SIGINT", 130);
interrupt("SIGTERM", 143);

const io: Io = {
  stdin: process.stdin,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  env: process.env,
  cwd: process.cwd(),
  now: () => new Date(),
  signal: interruption.signal,
};

process.exit(await run(process.argv.slice(2), io));
