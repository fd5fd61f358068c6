/** What a registry asks for before it answers (RFC 9110, 11.6.1), as far as registries use it. */
export type Challenge =
  | { readonly scheme: "basic" }
  | { readonly scheme: "bearer"; readonly realm: string; readonly service?: string };

/** `name="value"` or `name=value`, one after the other. */
const PARAMETER = /\s*([a-zA-Z0-9_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))\s*(?:,|$)/y;

/** Reads a WWW-Authenticate header; undefined when it asks for nothing that can be given. */
export function parseChallenge(header: string | undefined): Challenge | undefined {
  const [, scheme = "", rest = ""] = /^\s*(\w+)\s*(.*)$/s.exec((header ?? "").slice(0, 4096)) ?? [];
  if (scheme.toLowerCase() === "basic") return { scheme: "basic" };
  if (scheme.toLowerCase() !== "bearer") return undefined;
  const parameters = new Map<string, string>();
  PARAMETER.lastIndex = 0;
  for (let match = PARAMETER.exec(rest); match !== null; match = PARAMETER.exec(rest)) {
    const [, name = "", quoted, plain = ""] = match;
    parameters.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, "$1") ?? plain);
  }
  const realm = parameters.get("realm");
  const service = parameters.get("service");
  if (realm === undefined) return undefined;
  return { scheme: "bearer", realm, ...(service !== undefined && { service }) };
}
