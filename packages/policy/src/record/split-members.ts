/** Nested arrays and objects that a record may have; real ones have some thirty. */
const MAX_DEPTH = 500;

/**
 * The raw text of each member of a JSON object, so that what was recorded is used as it was written: no number is rounded. The text
 * is known to be JSON; undefined where it is no object, nests too deeply or names a member twice.
 */
export function splitMembers(json: string): ReadonlyMap<string, string> | undefined {
  const members = new Map<string, string>();
  let depth = 0;
  let name: string | undefined;
  let start = 0;

  function end(at: number): boolean {
    if (name === undefined) return true;
    if (members.has(name)) return false;
    members.set(name, json.slice(start, at).trim());
    name = undefined;
    return true;
  }

  const first = skipSpace(json, 0);
  if (json[first] !== "{") return undefined;
  for (let at = first; at < json.length; at++) {
    const character = json[at];
    if (character === '"') {
      const close = endOfString(json, at);
      if (depth === 1 && name === undefined) {
        name = JSON.parse(json.slice(at, close + 1));
        start = json.indexOf(":", close) + 1;
        at = start - 1;
      } else at = close;
    } else if (character === "{" || character === "[") {
      if (++depth > MAX_DEPTH) return undefined;
    } else if (character === "}" || character === "]") {
      if (depth === 1 && !end(at)) return undefined;
      depth--;
    } else if (character === "," && depth === 1 && !end(at)) return undefined;
  }
  return members;
}

function skipSpace(json: string, at: number): number {
  while (/\s/.test(json[at] ?? "")) at++;
  return at;
}

function endOfString(json: string, open: number): number {
  let at = open + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
  return at;
}
