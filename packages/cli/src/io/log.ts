import picocolors from "picocolors";
import { escapeControl, printJson } from "../text/escape.ts";
import type { Output } from "./io.ts";

export type Level = "error" | "warning" | "info" | "debug";

export interface LogOptions {
  readonly level: Level;
  readonly format: "text" | "json";
  readonly color: boolean;
  readonly now: () => Date;
}

/** Trouble as a person and a program want to read it. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly stack?: string | undefined;
}

/** Messages on stderr, and a line of progress when a person watches. */
export interface Log {
  error(trouble: Trouble): Promise<void>;
  warn(message: string): Promise<void>;
  info(message: string): Promise<void>;
  debug(message: string): Promise<void>;
  /** Shows what is being done until the next message or step; nothing where nobody watches. */
  step(message: string): Promise<void>;
  /** Wipes the line of progress. */
  done(): Promise<void>;
}

const levels: readonly Level[] = ["error", "warning", "info", "debug"];
const CLEAR_LINE = "\r\u001b[K";

export function createLog(stderr: Output, options: LogOptions): Log {
  const { format, now } = options;
  const colors = picocolors.createColors(options.color);
  const paint = { error: colors.red, warning: colors.yellow, info: colors.cyan, debug: colors.dim };
  const enabled = (level: Level) => levels.indexOf(level) <= levels.indexOf(options.level);
  // who wants no colour, or has a terminal that is dumb, gets no escape at all
  const draws = stderr.isTTY && options.color && format === "text" && enabled("info");
  let drawn = false;

  async function done(): Promise<void> {
    if (drawn) await stderr.write(CLEAR_LINE);
    drawn = false;
  }

  async function message(level: Level, text: string): Promise<void> {
    if (!enabled(level)) return;
    await done();
    if (format === "json") return writeJson(level, { message: text });
    const label = level === "info" ? "" : `${paint[level](level)}: `;
    await stderr.write(`${label}${escapeControl(text)}\n`);
  }

  async function writeJson(level: Level, fields: object): Promise<void> {
    await stderr.write(`${printJson({ time: now().toISOString(), level, ...fields })}\n`);
  }

  return {
    warn: (text) => message("warning", text),
    info: (text) => message("info", text),
    debug: (text) => message("debug", text),
    done,

    async error(trouble) {
      await done();
      if (format === "json") return writeJson("error", trouble);
      const { code, message, hint, stack } = trouble;
      const label = colors.red(`error[${escapeControl(code)}]`);
      await stderr.write(`${label}: ${escapeLines(message)}\n`);
      if (hint) await stderr.write(`${colors.cyan("hint")}: ${escapeControl(hint)}\n`);
      if (stack) await stderr.write(`${escapeLines(stack)}\n`);
    },

    async step(text) {
      if (!draws) return message("debug", text);
      await stderr.write(`${CLEAR_LINE}${colors.dim(`${escapeControl(text)} …`)}`);
      drawn = true;
    },
  };
}

/** Later lines are indented, so that no text from outside can begin a line of ours. */
function escapeLines(text: string): string {
  return text.split("\n").map(escapeControl).join("\n  ");
}
