/** Nested arrays and objects that a record may have; real ones have some thirty. */
const MAX_DEPTH = 500;

/**
 * The raw text of each member of a JSON object, so that what was recorded is used as it was written: no number is rounded. The text
 * is known to be JSON; undefined where it is no object, nests too deeply, or names a member twice at whatever depth: of two members
 * of one name readers take one or the other.
 */
export function splitMembers(json: string): ReadonlyMap<string, string> | undefined {
  if (!/^\s*\{/.test(json)) return undefined;
  const members = new Map<string, string>();
  /** The names of each object that is open, and nothing for an array. */
  const open: (Set<string> | undefined)[] = [];
  let expectsName = false;
  let member: { readonly name: string; readonly start: number } | undefined;

  function end(at: number): void {
    if (open.length > 1 || member === undefined) return;
    members.set(member.name, json.slice(member.start, at).trim());
    member = undefined;
  }

  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '"') {
      const close = endOfString(json, at);
      const names = open.at(-1);
      if (names && expectsName) {
        const name: string = JSON.parse(json.slice(at, close + 1));
        if (names.has(name)) return undefined;
        names.add(name);
        if (open.length === 1) member = { name, start: json.indexOf(":", close) + 1 };
        expectsName = false;
      }
      at = close;
    } else if (character === "{" || character === "[") {
      if (open.length === MAX_DEPTH) return undefined;
      open.push(character === "{" ? new Set() : undefined);
      expectsName = character === "{";
    } else if (character === "}" || character === "]") {
      end(at);
      open.pop();
      expectsName = false;
    } else if (character === ",") {
      end(at);
      expectsName = open.at(-1) !== undefined;
    }
  }
  return members;
}

/** JSON without the spaces between its parts, every number and text spelt as it was. */
export function compactJson(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ""));
}

function endOfString(json: string, open: number): number {
  let at = open + 1;
  while (at < json.length && json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
  return at;
}
