import type { Io, Output } from "./io/io.ts";
import { run } from "./run.ts";

const REPORT_COLUMNS = 100;
const interruption = new AbortController();
let heeded = false;

function output(stream: NodeJS.WriteStream): Output {
  // each write hears of its own error
  stream.on("error", () => {});
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns || REPORT_COLUMNS,
    write: (content) =>
      new Promise((resolve, reject) => {
        stream.write(content, (error) => {
          if (!error || !isLost(error, stream)) return resolve();
          outputFailed(error).then(reject);
        });
      }),
  };
}

/** Whether a report did not reach the place where it was to go, such as a full disk; of stderr nothing can be said anywhere. */
function isLost(error: NodeJS.ErrnoException, stream: NodeJS.WriteStream): boolean {
  // a reader that has seen enough, such as head, does not change a verdict; who writes without end may stop
  if (error.code === "EPIPE") interruption.abort("EPIPE");
  else if (stream === process.stdout) return error.code !== "ERR_STREAM_DESTROYED";
  return false;
}

async function outputFailed(cause: Error): Promise<Error> {
  const { CliError } = await import("./error.ts");
  return new CliError("OUTPUT_FAILED", `cannot write to standard output: ${cause.message}`, {
    cause,
    hint: "check that the place it leads to is writable and has room",
  });
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
