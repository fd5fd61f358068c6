const SHOWN = 20;
const LENGTH = 200;

/** Names out of an image as one text for messages: not too many, and nothing that a terminal would obey. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map((name) => name.slice(0, LENGTH).replace(/\p{Cc}/gu, "?"));
  const rest = names.length - shown.length;
  return shown.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
