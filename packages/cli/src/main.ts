import type { Io, Output } from "./io.ts";
import { run } from "./run.ts";

const REPORT_COLUMNS = 100;

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

/**
 * The first signal asks the command to end, the second ends it. Only commands that ask for this are spared the signal's own
 * effect: others, which may compute for seconds without looking up, end at once.
 */
function interruptions(): AbortSignal {
  const controller = new AbortController();
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(code);
      controller.abort(signal);
    });
  }
  return controller.signal;
}

let signal: AbortSignal | undefined;

const io: Io = {
  stdin: process.stdin,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  env: process.env,
  cwd: process.cwd(),
  now: () => new Date(),
  get signal() {
    signal ??= interruptions();
    return signal;
  },
};

process.exit(await run(process.argv.slice(2), io));
