import type { Process } from "@hasp/policy";
import type { ProcFiles } from "./proc-files.ts";
import type { Stat } from "./stat.ts";
import { readStatus } from "./status.ts";

/** Arguments, variables and their bytes kept of one process: a command line can be megabytes long. */
const ARGUMENT_LIMIT = 256;
const COMMAND_LINE_LIMIT = 32 * 1024;
const VARIABLE_LIMIT = 1000;
const ENVIRONMENT_LIMIT = 128 * 1024;

/** Variables that change which code runs; the values of others may be secrets. */
const TOLD_VARIABLES = new Set([
  "PATH",
  "GLIBC_TUNABLES",
  "LD_AUDIT",
  "LD_LIBRARY_PATH",
  "LD_PRELOAD",
]);

/** Clock ticks a second: the kernel's interface to programs is fixed to it (USER_HZ). */
const TICKS = 100;
const NOBODY = 4_294_967_295;

/** What /proc tells of a living process. */
export interface ProcessFacts {
  readonly process: Process;
  /** Its number in each PID namespace, the node's first. */
  readonly numbers: readonly number[];
}

export function readProcess(
  files: ProcFiles,
  pid: number,
  stat: Stat,
  bootTime: number | undefined,
): ProcessFacts {
  const { numbers, ...status } = readStatus(files.read(`${pid}/status`));
  const executable = files.link(`${pid}/exe`);
  const cwd = files.link(`${pid}/cwd`);
  const login = Number(files.read(`${pid}/loginuid`).trim() || NOBODY);
  const process = {
    pid,
    ppid: stat.ppid,
    id: `${pid}-${stat.startTime}`,
    name: stat.name,
    ...(executable && { executable }),
    ...readArguments(files, pid),
    ...(cwd && { cwd }),
    ...(stat.tty !== 0 && { tty: stat.tty }),
    ...status,
    ...(login !== NOBODY && Number.isInteger(login) && { loginUid: login }),
    sessionId: stat.session,
    groupLeader: stat.group === pid,
    ...(bootTime !== undefined && {
      startedAt: new Date(bootTime + (Number(stat.startTime) * 1000) / TICKS).toISOString(),
    }),
  };
  return { process, numbers };
}

function readArguments(files: ProcFiles, pid: number): Pick<Process, "args" | "argsTruncated"> {
  const all = files.readStart(`${pid}/cmdline`, COMMAND_LINE_LIMIT + 1);
  const text = withoutZeros(all.slice(0, COMMAND_LINE_LIMIT));
  const words = text.split("\0", ARGUMENT_LIMIT + 1);
  const args = text === "" ? [] : words.slice(0, ARGUMENT_LIMIT);
  const isCut = all.length > COMMAND_LINE_LIMIT || words.length > ARGUMENT_LIMIT;
  return { args, ...(isCut && { argsTruncated: true }) };
}

/** A process that wrote a title over its arguments leaves zeros behind it. */
function withoutZeros(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === "\0") end -= 1;
  return text.slice(0, end);
}

/** Names of the variables that a process was started with, and the values of the few that are no secrets. */
export function readEnvironment(files: ProcFiles, pid: number): NonNullable<Process["env"]> {
  const text = files.readStart(`${pid}/environ`, ENVIRONMENT_LIMIT);
  return text
    .split("\0", VARIABLE_LIMIT)
    .filter((line) => line !== "")
    .map((line) => {
      const [name = "", ...rest] = line.split("=");
      return { name, ...(TOLD_VARIABLES.has(name) && { value: rest.join("=") }) };
    });
}
