const MAX_TITLE = 200;

/** A title out of a text of any length: its first line, cut; undefined when there is none. */
export function shorten(text: string | undefined): string | undefined {
  const line = text?.trim().split("\n", 1)[0]?.trim();
  if (!line) return undefined;
  return line.length > MAX_TITLE ? `${line.slice(0, MAX_TITLE - 1)}…` : line;
}
