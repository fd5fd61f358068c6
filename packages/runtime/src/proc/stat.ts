/** What `/proc/PID/stat` says that we use (proc_pid_stat(5)). */
export interface Stat {
  readonly name: string;
  readonly ppid: number;
  /** Clock ticks since boot: with the pid, a process's identity. */
  readonly startTime: string;
}

/** Undefined for a text that is no stat line: the process ended while it was read. */
export function findStat(text: string): Stat | undefined {
  // the name may hold spaces and parentheses of its own, so it ends at the last one
  const open = text.indexOf("(");
  const close = text.lastIndexOf(")");
  if (open < 0 || close < open) return undefined;
  const fields = text.slice(close + 2).split(" ");
  const ppid = Number(fields[1]);
  const startTime = fields[19];
  if (!Number.isInteger(ppid) || !startTime) return undefined;
  return { name: text.slice(open + 1, close), ppid, startTime };
}

/** The container's id in `/proc/PID/cgroup`, whatever the driver and version name the folders. */
export function findContainerId(cgroups: string): string | undefined {
  return /(?:^|[/:-])([0-9a-f]{64})(?:\.scope)?(?:\/|$)/m.exec(cgroups)?.[1];
}

/** The effective user id in `/proc/PID/status`. */
export function findUid(status: string): number | undefined {
  const uid = /^Uid:\t\d+\t(\d+)/m.exec(status)?.[1];
  return uid === undefined ? undefined : Number(uid);
}
