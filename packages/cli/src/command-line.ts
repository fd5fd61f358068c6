import {
  Argument as CommanderArgument,
  Command as CommanderCommand,
  type CommanderError,
  Option as CommanderOption,
} from "commander";
import type { Argument, Command } from "./command.ts";
import {
  commonOptions,
  type Flags,
  type OptionName,
  optionNames,
  optionOf,
} from "./config/options.ts";

/** What the words on the command line mean; wrong words are a value, so that no error class is loaded. */
export type CommandLine =
  | { readonly command: Command; readonly args: readonly string[]; readonly flags: Flags }
  /** The words of the command or group whose help is the answer. */
  | { readonly help: string }
  | { readonly problem: string; readonly hint: string; readonly flags: Flags };

/** Ends commander's parsing with the words of the command where it stopped. */
class Stop extends Error {
  readonly reason: CommanderError;
  readonly words: string;

  constructor(reason: CommanderError, words: string) {
    super(reason.message);
    this.reason = reason;
    this.words = words;
  }
}

/** Reads the words by the list of commands. */
export function parseCommandLine(
  argv: readonly string[],
  commands: readonly Command[],
): CommandLine {
  let parsed: CommandLine = { help: "" };
  const program = node("hasp", "").option("-V, --version");
  for (const name of commonOptions) program.addOption(toOption(name));
  for (const command of commands) {
    const leaf = addCommand(program, command);
    leaf.action(() => {
      const given = leaf.processedArgs.flat().filter((word) => word !== undefined);
      const args = given.map(String);
      const flags = flagsOf(leaf);
      parsed = args.includes("") ? { ...emptyArgument, flags } : { command, args, flags };
    });
  }
  try {
    program.parse(isVersion(argv) ? ["version"] : argv, { from: "user" });
    return parsed;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return toCommandLine(error, flagsOf(program));
  }
}

/** An empty path is the working directory: `hasp check manifest "$DIR"` would pass for a folder that nobody named. */
const emptyArgument = {
  problem: "an argument is empty",
  hint: "the shell may have put in a variable that is not set",
};

/** `hasp --version` and `hasp -V` are `hasp version`. */
function isVersion(argv: readonly string[]): boolean {
  return argv[0] === "--version" || argv[0] === "-V";
}

function node(name: string, words: string): CommanderCommand {
  return new CommanderCommand(name)
    .helpCommand(false)
    .helpOption("-h, --help")
    .configureOutput({ writeOut() {}, writeErr() {} })
    .exitOverride((reason) => {
      throw new Stop(reason, words);
    });
}

/** Adds a command below its groups, which come into being with their first command. */
function addCommand(program: CommanderCommand, command: Command): CommanderCommand {
  const words = command.name.split(" ");
  let parent = program;
  for (const [index, word] of words.entries()) {
    const path = words.slice(0, index + 1).join(" ");
    const present = parent.commands.find((child) => child.name() === word);
    const child = present ?? node(word, path);
    if (!present) parent.addCommand(child);
    parent = child;
  }
  for (const argument of command.arguments ?? []) parent.addArgument(toArgument(argument));
  for (const name of command.options ?? []) parent.addOption(toOption(name));
  return parent;
}

function toArgument({ name, optional, variadic, choices }: Argument): CommanderArgument {
  const dots = variadic ? "..." : "";
  const argument = new CommanderArgument(optional ? `[${name}${dots}]` : `<${name}${dots}>`);
  return choices ? argument.choices(choices) : argument;
}

function toOption(name: OptionName): CommanderOption {
  const { type, short } = optionOf(name);
  const value = type === "flag" ? "" : " <value>";
  const option = new CommanderOption(`${short ? `-${short}, ` : ""}--${name}${value}`);
  if (type !== "list") return option;
  return option.argParser((item: string, items: readonly string[] = []) => [...items, item]);
}

/** The options that were typed, by our names: commander turns `--no-fail` into `fail: false`. */
function flagsOf(leaf: CommanderCommand): Flags {
  const flags: Partial<Record<OptionName, unknown>> = {};
  for (const name of optionNames) {
    const attribute = new CommanderOption(`--${name}`).attributeName();
    if (leaf.getOptionValueSourceWithGlobals(attribute) !== "cli") continue;
    flags[name] = name.startsWith("no-") || leaf.optsWithGlobals()[attribute];
  }
  return flags;
}

function toCommandLine({ reason, words }: Stop, flags: Flags): CommandLine {
  if (/^commander\.help(?:Displayed)?$/.test(reason.code)) return { help: words };
  const [message = "", suggestion] = reason.message.replace(/^error: /, "").split("\n");
  const command = words === "" ? "hasp" : `hasp ${words}`;
  const hint = suggestion?.replace(/^\(Did you mean (.*)\?\)$/, "did you mean $1?");
  return { problem: message, hint: hint ?? `see ${command} --help`, flags };
}
