/** The offset at which a node begins; nothing for what the text leaves out, such as the value of `a:`. */
export function findStart(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node)) return undefined;
  return Array.isArray(node.range) ? (node.range as readonly number[])[0] : undefined;
}
