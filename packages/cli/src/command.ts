import type { Configuration } from "./config/config.ts";
import type { Config, OptionName } from "./config/options.ts";
import type { FormatName } from "./formats/format-names.ts";
import type { Io } from "./io/io.ts";
import type { Log } from "./io/log.ts";

export interface Argument {
  readonly name: string;
  readonly description: string;
  readonly optional?: boolean;
  /** Takes all that is left. */
  readonly variadic?: boolean;
  readonly choices?: readonly string[];
  readonly path?: "file" | "directory";
}

/** What an action gets: the outside world, what the user typed and the effective settings. */
export interface Invocation {
  readonly io: Io;
  readonly args: readonly string[];
  readonly config: Config;
  /** Where the settings come from, and those of the other commands. */
  readonly configuration: Configuration;
  readonly commands: readonly Command[];
  readonly log: Log;
}

/** Does the work and returns the exit code; a throw is trouble: exit code 2. */
export type Action = (invocation: Invocation) => Promise<number>;

interface Definition {
  /** Words separated by spaces: `check image`. */
  readonly name: string;
  readonly summary: string;
  /** Paragraphs of help below the summary. */
  readonly about?: readonly string[];
  readonly examples: readonly (readonly [command: string, meaning: string])[];
  readonly arguments?: readonly Argument[];
}

/** What a text may speak of: the width of its lines, and the list of commands, which imports none of its readers. */
export interface Surroundings {
  readonly columns: number;
  readonly commands: readonly Command[];
}

/** Needs no settings: it gives a text to print, at once. */
interface TextCommand extends Definition {
  readonly options?: undefined;
  readonly formats?: undefined;
  text(args: readonly string[], surroundings: Surroundings): Promise<string>;
}

interface ActionCommand extends Definition {
  readonly options: readonly OptionName[];
  /** What --format takes, where not everything. */
  readonly formats?: readonly FormatName[];
  load(): Promise<Action>;
}

/** A command as data: parsing, help, completion and docs are made from it; its code is loaded on use. */
export type Command = TextCommand | ActionCommand;
