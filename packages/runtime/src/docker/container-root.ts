import { lstatSync, readlinkSync } from "node:fs";
import { posix } from "node:path";

/** Links followed on the way to one file, as the kernel's limit is (path_resolution(7)). */
const LINK_LIMIT = 40;
const DEPTH_LIMIT = 255;

/**
 * The file that a command's first word means inside a container, by whole path and without links; undefined where there is none.
 * Links are followed by hand: the kernel would follow an absolute one out of the container's root.
 */
export function findProgram(
  root: string,
  word: string,
  place: { readonly path: string; readonly cwd: string },
): string | undefined {
  if (word === "") return undefined;
  if (word.includes("/")) return resolveInside(root, posix.resolve(place.cwd, word));
  for (const folder of place.path.split(":")) {
    const found = resolveInside(root, posix.resolve(place.cwd, folder, word));
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolveInside(root: string, path: string): string | undefined {
  let done: string[] = [];
  const rest = path.split("/");
  let links = 0;
  while (rest.length > 0) {
    const part = rest.shift() ?? "";
    if (part === "" || part === ".") continue;
    if (part === "..") {
      done.pop();
      continue;
    }
    if (done.length >= DEPTH_LIMIT) return undefined;
    const here = posix.join(root, ...done, part);
    const target = findTarget(here);
    if (target === undefined) return undefined;
    if (target === null) {
      done.push(part);
      continue;
    }
    links += 1;
    if (links > LINK_LIMIT) return undefined;
    if (target.startsWith("/")) done = [];
    rest.unshift(...target.split("/"));
  }
  return `/${done.join("/")}`;
}

/** Where a link leads; null for what is no link, undefined for what is not there. */
function findTarget(path: string): string | null | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : null;
  } catch {
    return undefined;
  }
}
