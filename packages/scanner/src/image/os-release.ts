import type { Distribution } from "@hasp/core";

const MAX_LINES = 1000;
const ASSIGNMENT = /^(?<name>[A-Z][A-Z0-9_]*)=(?<value>.*)$/;
/** os-release(5): ids are lower case without spaces. */
const ID = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Reads os-release(5); undefined when it names no distribution. Debian's testing and unstable have no version. */
export function parseOsRelease(text: string): Distribution | undefined {
  const values = new Map<string, string>();
  for (const line of text.split("\n", MAX_LINES)) {
    const { name, value } = ASSIGNMENT.exec(line.slice(0, 4096).trim())?.groups ?? {};
    if (name !== undefined && value !== undefined) values.set(name, unquote(value));
  }
  const id = values.get("ID");
  if (id === undefined || !ID.test(id)) return undefined;
  const versionId = values.get("VERSION_ID");
  const codename = values.get("VERSION_CODENAME");
  const name = values.get("PRETTY_NAME") ?? values.get("NAME");
  return {
    id,
    ...(versionId && { versionId }),
    ...(codename && { codename }),
    ...(name && { name }),
  };
}

/** Quotes as a shell reads them; within double quotes a backslash keeps the next character. */
function unquote(value: string): string {
  const quoted = /^(["'])(?<inner>.*)\1$/.exec(value);
  if (quoted === null) return value;
  const inner = quoted.groups?.["inner"] ?? "";
  return quoted[1] === "'" ? inner : inner.replace(/\\([\\"$`])/g, "$1");
}
