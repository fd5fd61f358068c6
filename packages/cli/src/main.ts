import type { Io, Output } from "./io/io.ts";
import { run } from "./run.ts";

const REPORT_COLUMNS = 100;
const interruption = new AbortController();
let heeded = false;

function output(stream: NodeJS.WriteStream): Output {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    // a reader that has seen enough, such as head, does not change a verdict; who writes without end may stop
    interruption.abort("EPIPE");
  });
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns || REPORT_COLUMNS,
    write: (content) => new Promise((resolve) => stream.write(content, () => resolve())),
  };
}

/**
 * The first signal asks the command to end, the second ends it. Only commands that ask for this are spared the signal's own
 * effect: others, which may compute for seconds without looking up, end at once.
 */
function heedSignals(): void {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    process.on(signal, () => {
      if (interruption.signal.aborted) process.exit(code);
      interruption.abort(signal);
    });
  }
}

const io: Io = {
  stdin: process.stdin,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  env: process.env,
  cwd: process.cwd(),
  now: () => new Date(),
  get signal() {
    if (!heeded) heedSignals();
    heeded = true;
    return interruption.signal;
  },
};

process.exit(await run(process.argv.slice(2), io));
