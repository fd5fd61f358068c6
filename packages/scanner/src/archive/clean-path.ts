const DIRTY = /^\/|\/\/|(?:^|\/)\.{1,2}(?:\/|$)|\0/;

/** The path without `.` and doubled or trailing slashes (the root is ""); undefined for one that is absolute, climbs by `..` or holds a NUL. */
export function cleanPath(path: string): string | undefined {
  const trimmed = path.endsWith("/") && path !== "/" ? path.slice(0, -1) : path;
  if (!DIRTY.test(trimmed)) return trimmed;
  if (trimmed.startsWith("/") || trimmed.includes("\0")) return undefined;
  const parts = trimmed.split("/").filter((part) => part !== "" && part !== ".");
  return parts.includes("..") ? undefined : parts.join("/");
}
