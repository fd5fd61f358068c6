import { parseCommandLine } from "./command-line.ts";
import { commands } from "./commands/index.ts";
import type { Config, Flags } from "./config/options.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io/io.ts";
import { createLog, type Log } from "./io/log.ts";
import { wantsColor } from "./text/color.ts";

/** Runs one command and returns the exit code; trouble is told on stderr, never thrown. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  if (argv[0] === "__complete") return printCandidates(argv.slice(1), io);
  const line = parseCommandLine(argv, commands);
  const typed = "help" in line ? {} : line.flags;
  let log = logFor(typed, io);
  let { debug = false }: Flags = typed;
  try {
    if ("help" in line) return await printHelp(line.help, io);
    if ("problem" in line) {
      await log.error({ code: "USAGE", message: line.problem, hint: line.hint });
      return exitCode.undecided;
    }
    const { command, args, flags } = line;
    if ("text" in command) {
      await io.stdout.write(await command.text(args, { columns: io.stdout.columns, commands }));
      return exitCode.complied;
    }
    const { readConfiguration } = await import("./config/config.ts");
    const configuration = await readConfiguration(flags, io, commands);
    const { config } = configuration.resolve(command);
    log = logFor(config, io);
    debug = config.debug;
    for (const warning of configuration.warnings) await log.warn(warning);
    const action = await command.load();
    return await action({ io, args, config, configuration, commands, log });
  } catch (error) {
    if (io.signal.reason === "SIGINT" || io.signal.reason === "SIGTERM")
      return exitCode.interrupted;
    await log.error(await troubleOf(error, debug === true));
    return exitCode.undecided;
  } finally {
    await log.done();
  }
}

/** Who types no command asks what there is: that is no error, and can be piped. */
async function printHelp(words: string, io: Io): Promise<number> {
  const { findHelp } = await import("./help/find-help.ts");
  const { columns } = io.stdout;
  await io.stdout.write(findHelp(words, { columns, commands }) ?? "");
  return exitCode.complied;
}

async function printCandidates(words: readonly string[], io: Io): Promise<number> {
  const { complete } = await import("./shell/complete.ts");
  await io.stdout.write(
    complete(words, commands)
      .map((candidate) => `${candidate}\n`)
      .join(""),
  );
  return exitCode.complied;
}

/** The log that flags ask for, or settings once they are known. */
function logFor(settings: Flags | Config, io: Io): Log {
  const { quiet, verbose } = settings;
  return createLog(io.stderr, {
    level: quiet ? "error" : verbose ? "debug" : "info",
    format: settings["log-format"] === "json" ? "json" : "text",
    color: wantsColor(io, "stderr", settings["no-color"] === true),
    now: io.now,
  });
}

async function troubleOf(error: unknown, debug: boolean): Promise<Parameters<Log["error"]>[0]> {
  const { CodedError, messageOf } = await import("@hasp/core");
  const stack = debug && error instanceof Error ? error.stack : undefined;
  if (error instanceof CodedError) {
    return { code: error.code, message: error.message, hint: error.hint, stack };
  }
  return {
    code: "INTERNAL",
    message: messageOf(error),
    hint: "this is a mistake in hasp: please report it with the output of --debug",
    stack,
  };
}
