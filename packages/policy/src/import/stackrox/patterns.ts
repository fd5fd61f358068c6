/** Characters that mean themselves in a regular expression of RE2. */
const PLAIN = /^(?:[A-Za-z0-9_ \-/:@,%~"'&;<>=!#]|\\[.\-/:@_+*?()[\]{}|^$\\])+$/;

/**
 * The texts that an expression stands for, where it is a list of plain ones (`apt|dpkg`): they are looked up, which costs an event less
 * than an expression that WebAssembly compiles each time.
 */
export function plainTexts(pattern: string): readonly string[] | undefined {
  const parts = pattern.split("|");
  return parts.every((part) => PLAIN.test(part))
    ? parts.map((part) => part.replaceAll(/\\(.)/g, "$1"))
    : undefined;
}

const EDGES = /^(?<start>\.\*)?(?<text>.+?)(?<end>\.\*)?$/;

/**
 * How a text with anything before or after it is looked for without an expression; undefined where it takes one. A line break in the
 * value counts as anything, which it does not to RE2.
 */
export function edgesOf(
  pattern: string,
  form: "whole" | "within",
): { readonly builtin: "startswith" | "endswith" | "contains"; readonly text: string } | undefined {
  const { start, text = "", end } = EDGES.exec(pattern)?.groups ?? {};
  const [plain, ...others] = plainTexts(text) ?? [];
  if (plain === undefined || others.length > 0) return undefined;
  if (form === "within" || (start && end)) return { builtin: "contains", text: plain };
  if (start) return { builtin: "endswith", text: plain };
  return end ? { builtin: "startswith", text: plain } : undefined;
}

/** The parts of a list of texts, those with anything before or after them each by itself; or the expression as it is. */
export function alternativesOf(pattern: string): readonly string[] {
  const parts = pattern.replace(/^r\//, "").split("|");
  const plain = parts.filter((part) => plainTexts(part));
  const others = parts.filter((part) => !plainTexts(part));
  return others.every((part) => edgesOf(part, "whole"))
    ? [...(plain.length > 0 ? [plain.join("|")] : []), ...others]
    : [pattern];
}

const PIECE = /\.\*|\\[.-]|-\*$|[A-Za-z0-9_./@:-]/y;
const MAX_STARS = 3;

/**
 * The globs that mean what an expression over names means, or undefined where none do. A dot stands for itself, since names that people
 * write have dots and no other character in their place.
 */
export function globsOf(pattern: string): readonly string[] | undefined {
  const globs = pattern
    .split("|")
    .map((part) => globOf(part.replace(/^\^/, "").replace(/\$$/, "")));
  return globs.includes(undefined) ? undefined : (globs as string[]);
}

function globOf(part: string): string | undefined {
  let glob = "";
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < part.length) {
    const [piece] = PIECE.exec(part) ?? [];
    if (piece === undefined) return undefined;
    // no name ends in a dash, so none or more of them at its end are none
    if (piece === ".*") glob += "*";
    else if (piece !== "-*") glob += piece.replace("\\", "");
  }
  const stars = glob.split("*").length - 1;
  return glob === "" || stars > MAX_STARS || glob.includes("**") ? undefined : glob;
}
