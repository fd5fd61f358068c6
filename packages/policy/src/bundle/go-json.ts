/** Number literals keep their text: `1.0` and `1` are different bytes to OPA's hash. */
class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** TypeScript's library does not know the reviver's third argument yet (ECMAScript, JSON.parse source text access). */
type Parse = (
  text: string,
  reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
) => unknown;

/**
 * JSON as Go's encoder writes it, compact and with sorted keys: what OPA hashes for `data.json` and
 * `.manifest` (v1/bundle/hash.go).
 * @throws SyntaxError when the bytes are no JSON in UTF-8
 */
export function goJson(bytes: Uint8Array): string {
  // ignoreBOM keeps the mark, so that JSON.parse refuses it as Go does
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  const value = (JSON.parse as Parse)(text, (_key, member, context) =>
    typeof member === "number" ? new NumberText(context.source ?? String(member)) : member,
  );
  return write(value);
}

function write(value: unknown): string {
  if (value instanceof NumberText) return value.text;
  if (typeof value === "string") return writeString(value);
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = new Map<string, string>();
  for (const [key, member] of Object.entries(value)) members.set(key.toWellFormed(), write(member));
  const sorted = [...members].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return `{${sorted.map(([key, member]) => `${writeString(key)}:${member}`).join(",")}}`;
}

/** Go reads lone surrogates as U+FFFD and escapes the two line separators of JavaScript. */
function writeString(text: string): string {
  return JSON.stringify(text.toWellFormed())
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
