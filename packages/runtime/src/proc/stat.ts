/** What `/proc/PID/stat` says that we use (proc_pid_stat(5)). */
export interface Stat {
  readonly name: string;
  readonly ppid: number;
  /** Process group and session. */
  readonly group: number;
  readonly session: number;
  /** Device number of the terminal; 0 without one. */
  readonly tty: number;
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
  const [ppid, group, session, tty] = fields.slice(1, 5).map(Number);
  const startTime = fields[19];
  if (!isWhole(ppid) || !isWhole(group) || !isWhole(session) || !isWhole(tty)) return undefined;
  if (!startTime || !/^\d{1,20}$/.test(startTime)) return undefined;
  return { name: text.slice(open + 1, close), ppid, group, session, tty, startTime };
}

function isWhole(value: number | undefined): value is number {
  return Number.isInteger(value);
}

/** The container's id in `/proc/PID/cgroup`, whatever the driver and version name the folders. */
export function findContainerId(cgroups: string): string | undefined {
  return /(?:^|[/:-])([0-9a-f]{64})(?:\.scope)?(?:\/|$)/m.exec(cgroups)?.[1];
}

/** Milliseconds since 1970 at which the machine started, from `/proc/stat`. */
export function findBootTime(text: string): number | undefined {
  const seconds = /^btime (\d{1,12})$/m.exec(text)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}
