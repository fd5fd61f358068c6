import type { Io } from "../io/io.ts";

/**
 * Whether a stream gets colour: --no-color and NO_COLOR win, then CLICOLOR_FORCE, then a terminal that is not
 * dumb and CLICOLOR=0 not set (no-color.org, bixense.com/clicolors).
 */
export function wantsColor(io: Io, stream: "stdout" | "stderr", noColor: boolean): boolean {
  const { NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM } = io.env;
  if (noColor || NO_COLOR) return false;
  if (CLICOLOR_FORCE && CLICOLOR_FORCE !== "0") return true;
  return io[stream].isTTY && TERM !== "dumb" && CLICOLOR !== "0";
}
