// What every imported policy is written with. Texts of the original go into quotes, whatever they hold.

/** A value in a form that JSON, YAML and Rego read alike: one line, without what YAML takes for the end of it. */
export function quoted(value: unknown): string {
  return JSON.stringify(value, (_, one) =>
    typeof one === "string" ? one.toWellFormed() : one,
  ).replaceAll(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** The METADATA block of a policy's package. */
export function metadataBlock(lines: readonly string[]): string {
  return ["METADATA", "scope: package", ...lines].map((line) => `# ${line}`).join("\n");
}

export function packageLine(group: string, id: string): string {
  return `package hasp.policies.${group}.${id.replaceAll("-", "_")}\n`;
}

/** The references to MITRE ATT&CK among words: techniques and tactics. */
export function mitreReferences(words: readonly string[]): string[] {
  const named = words.filter((word) => /^(?:T\d{4}(?:\.\d{3})?|TA\d{4})$/.test(word));
  return named.map((word) => `MITRE ${word}`);
}
