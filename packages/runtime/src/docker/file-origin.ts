import { existsSync, lstatSync } from "node:fs";
import { posix } from "node:path";
import type { Inspection } from "./inspection.ts";

/** The part of a container that tells where its files come from. */
export interface FileSystemFacts {
  /** The writable layer of overlay2, on the node; absent with other storage drivers. */
  readonly upperDir: string | undefined;
  /** Where something is mounted over the image. */
  readonly mounts: readonly string[];
}

export function fileSystemFacts(inspection: Inspection): FileSystemFacts {
  return {
    upperDir: inspection.GraphDriver?.Data?.["UpperDir"],
    mounts: [
      ...(inspection.Mounts ?? []).map((mount) => mount.Destination),
      ...Object.keys(inspection.HostConfig.Tmpfs ?? {}),
      "/dev",
      "/proc",
    ],
  };
}

/**
 * Whether an executable came with the image: not when it lies in the writable layer, on a mount, in memory
 * only, or was deleted. Undefined when that cannot be told.
 */
export function isInImage(
  executable: string | undefined,
  facts: FileSystemFacts,
): boolean | undefined {
  if (!executable) return undefined;
  if (executable.startsWith("/memfd:") || executable.endsWith(" (deleted)")) return false;
  const path = posix.normalize(executable);
  if (!path.startsWith("/")) return undefined;
  if (
    facts.mounts.some((mount) => path === mount || path.startsWith(`${mount.replace(/\/$/, "")}/`))
  ) {
    return false;
  }
  // without the layer itself (the container is gone), a missing file proves nothing
  if (!facts.upperDir || !existsSync(facts.upperDir)) return undefined;
  try {
    // a file that was only touched is copied up whole, so it is no longer the image's either
    return !lstatSync(posix.join(facts.upperDir, path)).isFile();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ||
      (error as NodeJS.ErrnoException).code === "ENOTDIR"
      ? true
      : undefined;
  }
}
