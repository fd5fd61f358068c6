/** Stars in one part of a pattern, and `**` in all of it, that rego/lib/globs.rego compares. */
const STARS = 4;
const ALTERNATIVES = 64;

/**
 * What is wrong with a pattern: `*` stays within a part between slashes, `**` does not, and `{a,b}` stands for either. Nothing
 * else is special, and nothing of it becomes a regular expression, so the number of patterns has no limit.
 */
export function faultOfPattern(pattern: string): string | undefined {
  if (pattern === "") return "a pattern must not be empty";
  if (/[?[\]\\]/.test(pattern))
    return `${pattern}: ? [ ] and \\ are not known in patterns; use * and **, or {a,b}`;
  const expanded = expandBraces(pattern);
  if (expanded === undefined)
    return `${pattern}: braces must be closed, not nested, and stand for at most ${ALTERNATIVES} texts`;
  return expanded.map(faultOfPlain).find((fault) => fault !== undefined);
}

function faultOfPlain(pattern: string): string | undefined {
  if (pattern.includes("***")) return `${pattern}: more than two stars in a row`;
  const sections = pattern.split("**");
  if (sections.length > 2 && sections.some((section) => section.includes("*")))
    return `${pattern}: with more than one ** there can be no other *`;
  if (sections.length > STARS + 1) return `${pattern}: more than ${STARS} **`;
  const parts = sections.flatMap((section) => section.split("/"));
  if (parts.some((part) => part.split("*").length > STARS + 1))
    return `${pattern}: more than ${STARS} * in one part`;
  if (sections.length === 2 && /\*[^/*]*\*\*|\*\*[^/*]*\*/.test(pattern))
    return `${pattern}: a * must not share a part with **`;
  return undefined;
}

/** The texts that a pattern with `{a,b}` stands for; nothing where the braces are not well-formed. */
export function expandBraces(pattern: string): readonly string[] | undefined {
  let texts = [""];
  let rest = pattern;
  while (rest !== "") {
    const match = /^([^{}]*)(?:\{([^{}]*)\})?/.exec(rest);
    const [whole = "", plain = "", choices] = match ?? [];
    if (whole === "") return undefined;
    const ends = choices === undefined ? [""] : choices.split(",");
    texts = texts.flatMap((text) => ends.map((end) => text + plain + end));
    if (texts.length > ALTERNATIVES) return undefined;
    rest = rest.slice(whole.length);
  }
  return texts;
}

/** Whether a pattern means every text there can be. */
export function isEverything(pattern: string): boolean {
  return (expandBraces(pattern) ?? []).some((text) => /^[*/]*$/.test(text));
}

/**
 * An image pattern with Docker's defaults filled in, as names are read: `nginx:1.27` is `docker.io/library/nginx:1.27`. What
 * stands before the first slash is a registry if it has a dot, a colon or a star, or is `localhost`.
 */
export function fullImagePattern(pattern: string): string {
  if (pattern.startsWith("**")) return pattern;
  const slash = pattern.indexOf("/");
  const first = slash < 0 ? "" : pattern.slice(0, slash);
  if (first === "index.docker.io") return fullImagePattern(pattern.replace("index.", ""));
  if (first === "docker.io") {
    const path = pattern.slice(slash + 1);
    return path.includes("/") || path.includes("**") ? pattern : `docker.io/library/${path}`;
  }
  if (/[.:*]/.test(first) || first === "localhost") return pattern;
  return slash < 0 ? `docker.io/library/${pattern}` : `docker.io/${pattern}`;
}
