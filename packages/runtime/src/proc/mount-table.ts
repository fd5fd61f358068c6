/** A mount that a process sees (proc_pid_mountinfo(5)). */
export interface MountPoint {
  readonly path: string;
  /** `overlay`, `tmpfs`, `ext4` … */
  readonly type: string;
  /** The writable layer of an overlay, as the node names it. */
  readonly upperDir?: string;
}

/** Rows read: a container can mount more than anybody has use for. */
const ROW_LIMIT = 5000;

/** The mounts in the order in which they were made; rows that cannot be read are left out. */
export function parseMounts(text: string): MountPoint[] {
  const mounts: MountPoint[] = [];
  for (const row of text.split("\n", ROW_LIMIT)) {
    const [before, after] = row.split(" - ", 2);
    const path = before?.split(" ")[4];
    const [type, , options = ""] = after?.split(" ") ?? [];
    if (!path?.startsWith("/") || !type) continue;
    const upper =
      type === "overlay" ? /(?:^|,)upperdir=((?:\\.|[^,\\])*)/.exec(options)?.[1] : undefined;
    mounts.push({
      path: unescapeMount(path),
      type,
      ...(upper !== undefined && { upperDir: unescapeMount(upper) }),
    });
  }
  return mounts;
}

/** Blanks and backslashes stand as octal numbers. */
function unescapeMount(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
}
