const MAX_COMMENTS = 16 * 1024;
const MAX_NAME = 500;

/**
 * The template that a document was rendered from, as helm says it in a comment above: `# Source: web/templates/deployment.yaml`.
 * The offset is that of the document's first value.
 */
export function findTemplate(text: string, offset: number): string | undefined {
  const above = text.slice(Math.max(0, offset - MAX_COMMENTS), offset);
  // from the last line up: most documents end it at once
  for (let end = above.length; end >= 0; ) {
    const start = end === 0 ? 0 : above.lastIndexOf("\n", end - 1) + 1;
    const line = above.slice(start, end);
    const name = /^# Source: (\S.*)$/.exec(line.trimEnd())?.[1];
    if (name !== undefined) return name.slice(0, MAX_NAME);
    if (!/^\s*(?:#|$)/.test(line)) return undefined;
    end = start - 1;
  }
  return undefined;
}
