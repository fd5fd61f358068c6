/** What a package URL is made of (github.com/package-url/purl-spec). */
export interface PurlParts {
  readonly type: string;
  readonly namespace?: string;
  readonly name: string;
  readonly version?: string;
  readonly qualifiers?: Readonly<Record<string, string>>;
}

/**
 * Writes a package URL in canonical form: qualifiers sorted, parts percent-encoded as the specification
 * ("How to build purl string") asks, `:` left as it is.
 */
export function formatPurl(parts: PurlParts): string {
  const namespace = parts.namespace?.split("/").filter(Boolean).map(encode).join("/");
  const qualifiers = Object.entries(parts.qualifiers ?? {})
    .filter(([, value]) => value !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key.toLowerCase()}=${encode(value)}`)
    .join("&");
  return [
    `pkg:${parts.type.toLowerCase()}/`,
    namespace ? `${namespace}/` : "",
    encode(parts.name),
    parts.version ? `@${encode(parts.version)}` : "",
    qualifiers ? `?${qualifiers}` : "",
  ].join("");
}

function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll("%3A", ":")
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
