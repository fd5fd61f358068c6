import { existsSync, lstatSync } from "node:fs";
import { posix } from "node:path";
import type { MountPoint } from "../proc/mount-table.ts";
import type { Inspection } from "./inspection.ts";

/** The part of a container that tells where its files come from. */
export interface FileSystemFacts {
  /** The writable layer of an overlay, on the node; absent with other storage drivers. */
  readonly upperDir: string | undefined;
  /** Where something is mounted over the image, by whole path. */
  readonly mounts: readonly Pick<MountPoint, "path" | "type">[];
}

/** What the engine tells; where the image has links, its paths are not those that the kernel uses. */
export function inspectedFiles(inspection: Inspection): FileSystemFacts {
  return {
    upperDir: inspection.GraphDriver?.Data?.["UpperDir"],
    mounts: [
      ...(inspection.Mounts ?? []).map(({ Destination: path, Type: type }) => ({ path, type })),
      ...Object.keys(inspection.HostConfig.Tmpfs ?? {}).map((path) => ({ path, type: "tmpfs" })),
      { path: "/dev", type: "tmpfs" },
      { path: "/proc", type: "proc" },
    ],
  };
}

/** What the kernel tells of a process's own mounts; undefined where nothing is at their root: it ended, or sees a part only. */
export function mountedFiles(mounts: readonly MountPoint[]): FileSystemFacts | undefined {
  // the last one mounted at a path covers those before it
  const root = mounts.findLast(({ path }) => path === "/");
  if (!root) return undefined;
  return { upperDir: root.upperDir, mounts: mounts.filter(({ path }) => path !== "/") };
}

/**
 * The files that a process of a container sees. Undefined where its root is another than the container's: a program of the node
 * that entered, or one in a file system of its own making, of which this container's layers tell nothing.
 */
export function filesSeenBy(
  mounts: readonly MountPoint[],
  container: FileSystemFacts,
): FileSystemFacts | undefined {
  const own = mountedFiles(mounts) ?? container;
  return own.upperDir === container.upperDir ? own : undefined;
}

/**
 * Where an executable comes from: `image`, `upper` (the writable layer), `mount`, `tmpfs`, `memfd`, `deleted`. Undefined when
 * that cannot be told.
 */
export function findOrigin(
  executable: string | undefined,
  facts: FileSystemFacts,
): string | undefined {
  if (!executable) return undefined;
  if (executable.startsWith("/memfd:")) return "memfd";
  if (executable.endsWith(" (deleted)")) return "deleted";
  const path = posix.normalize(executable);
  if (!path.startsWith("/")) return undefined;
  const mount = facts.mounts
    .filter((one) => path === one.path || path.startsWith(`${one.path.replace(/\/$/, "")}/`))
    .reduce<Pick<MountPoint, "path" | "type"> | undefined>(
      (longest, one) => (longest && longest.path.length > one.path.length ? longest : one),
      undefined,
    );
  if (mount) return mount.type === "tmpfs" || mount.type === "ramfs" ? "tmpfs" : "mount";
  // without the layer itself (the container is gone), a missing file proves nothing
  if (!facts.upperDir || !existsSync(facts.upperDir)) return undefined;
  try {
    // a file that was only touched is copied up whole, so it is no longer the image's either
    return lstatSync(posix.join(facts.upperDir, path)).isFile() ? "upper" : "image";
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR" ? "image" : undefined;
  }
}
