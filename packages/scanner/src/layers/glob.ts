/** Answers whether a path fits a glob. */
export type GlobMatcher = (path: string) => boolean;

/** Compiles a glob once: `**` before a slash stands for any folders or none, `*` for any text within one segment. */
export function compileGlob(glob: string): GlobMatcher {
  if (!glob.includes("*")) return (path) => path === glob;
  const source = glob
    .split("/")
    .map((segment) =>
      segment === "**" ? "(?:.*/)?" : `${segment.split("*").map(escapePattern).join("[^/]*")}/`,
    )
    .join("")
    .slice(0, -1);
  const pattern = new RegExp(`^${source}$`, "s");
  // most paths of an image end otherwise: comparing the ends spares the expression
  const end = glob.slice(glob.lastIndexOf("*") + 1);
  return (path) => path.endsWith(end) && pattern.test(path);
}

function escapePattern(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
}
