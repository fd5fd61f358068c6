import { findStats } from "./open-file.ts";

export interface Location {
  readonly path: string;
  /** The image's name or digest among several. */
  readonly reference?: string;
}

/** Splits `PATH:reference`, of which both may hold colons: the longest path that exists is the path. */
export async function splitLocation(location: string): Promise<Location> {
  for (let end = location.length; end > 0; end = location.lastIndexOf(":", end - 1)) {
    const path = location.slice(0, end);
    if (!(await findStats(path))) continue;
    const reference = location.slice(end + 1);
    return reference === "" ? { path } : { path, reference };
  }
  return { path: location };
}
