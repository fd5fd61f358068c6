/** What a registry asks for before it answers (RFC 9110, 11.6.1), as far as registries use it. */
export type Challenge =
  | { readonly scheme: "basic" }
  | { readonly scheme: "bearer"; readonly realm: string; readonly service?: string };

/** `name="value"` or `name=value`, one after the other. */
const PARAMETER = /\s*([a-zA-Z0-9_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))\s*(?:,|$)/y;

/** Reads a WWW-Authenticate header; undefined when it asks for nothing that can be given. */
export function parseChallenge(header = ""): Challenge | undefined {
  if (/^basic\b/i.test(header)) return { scheme: "basic" };
  const [bearer] = /^bearer\b/i.exec(header) ?? [];
  if (bearer === undefined) return undefined;
  const parameters = new Map<string, string>();
  PARAMETER.lastIndex = bearer.length;
  for (let match = PARAMETER.exec(header); match !== null; match = PARAMETER.exec(header)) {
    const [, name = "", quoted, plain = ""] = match;
    parameters.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, "$1") ?? plain);
  }
  const realm = parameters.get("realm");
  const service = parameters.get("service");
  if (realm === undefined) return undefined;
  return { scheme: "bearer", realm, ...(service !== undefined && { service }) };
}
