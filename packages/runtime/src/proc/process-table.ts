import { readdirSync } from "node:fs";
import type { Process } from "@hasp/policy";
import { ProcFiles } from "./proc-files.ts";
import { findContainerId, findStat, findUid } from "./stat.ts";

/** A process of a container, and what is needed to know it again. */
export interface ContainerProcess extends Process {
  readonly containerId: string;
  readonly ppid: number;
  readonly startTime: string;
}

/** Arguments and their bytes kept of one process: a command line can be megabytes long. */
const ARGUMENT_LIMIT = 256;
const COMMAND_LINE_LIMIT = 32 * 1024;
const ANCESTRY_LIMIT = 64;

/** The processes of containers, from one look at /proc to the next. Short-lived ones between two looks are missed. */
export class ProcessTable {
  readonly #root: string;
  readonly #files: ProcFiles;
  #byPid = new Map<number, ContainerProcess>();
  /** Processes outside containers, by start time: looked at once, not at every scan. */
  #foreign = new Map<number, string>();
  /** The runtime's own process, about to become the container's: seen once, it is given until the next look. */
  #starting = new Set<number>();

  constructor(root = "/proc") {
    this.#root = root;
    this.#files = new ProcFiles(root);
  }

  /** Looks at every process; returns those that are new, or run another program than before. */
  scan(): ContainerProcess[] {
    const started: ContainerProcess[] = [];
    const byPid = new Map<number, ContainerProcess>();
    const foreign = new Map<number, string>();
    const starting = new Set<number>();
    for (const name of readdirSync(this.#root)) {
      const pid = Number(name);
      if (!Number.isInteger(pid)) continue;
      const seen = this.#look(pid, foreign, starting);
      if (!seen) continue;
      byPid.set(pid, seen.process);
      if (seen.isNew) started.push(seen.process);
    }
    this.#byPid = byPid;
    this.#foreign = foreign;
    this.#starting = starting;
    return started;
  }

  get(pid: number): ContainerProcess | undefined {
    return this.#byPid.get(pid);
  }

  all(): Iterable<ContainerProcess> {
    return this.#byPid.values();
  }

  /** The parents within the same container, nearest first. */
  ancestry(process: ContainerProcess): Process[] {
    const ancestors: Process[] = [];
    let parent = this.#byPid.get(process.ppid);
    while (parent?.containerId === process.containerId && ancestors.length < ANCESTRY_LIMIT) {
      ancestors.push(publicPart(parent));
      parent = this.#byPid.get(parent.ppid);
    }
    return ancestors;
  }

  #look(
    pid: number,
    foreign: Map<number, string>,
    starting: Set<number>,
  ): { process: ContainerProcess; isNew: boolean } | undefined {
    const stat = findStat(this.#files.read(`${pid}/stat`));
    if (!stat) return undefined;
    if (this.#foreign.get(pid) === stat.startTime) {
      foreign.set(pid, stat.startTime);
      return undefined;
    }
    const known = this.#byPid.get(pid);
    const isKnown = known?.startTime === stat.startTime;
    const containerId = isKnown
      ? known.containerId
      : findContainerId(this.#files.read(`${pid}/cgroup`));
    if (!containerId) {
      foreign.set(pid, stat.startTime);
      return undefined;
    }
    if (stat.name.startsWith("runc:[") && !this.#starting.has(pid)) {
      starting.add(pid);
      return undefined;
    }
    const executable = this.#files.link(`${pid}/exe`);
    if (isKnown && known.name === stat.name && known.executable === executable) {
      return { process: { ...known, ppid: stat.ppid }, isNew: false };
    }
    const uid = findUid(this.#files.read(`${pid}/status`));
    const process = {
      pid,
      name: stat.name,
      ...(executable && { executable }),
      args: this.#arguments(pid),
      ...(uid !== undefined && { uid }),
      containerId,
      ppid: stat.ppid,
      startTime: stat.startTime,
    };
    return { process, isNew: true };
  }

  #arguments(pid: number): string[] {
    const all = this.#files.read(`${pid}/cmdline`);
    const text = all.slice(0, COMMAND_LINE_LIMIT).replace(/\0$/, "");
    return text === "" ? [] : text.split("\0", ARGUMENT_LIMIT);
  }
}

/** The part of a process that an event carries. */
export function publicPart(process: ContainerProcess): Process {
  const { pid, name, executable, args, uid } = process;
  return { pid, name, ...(executable && { executable }), args, ...(uid !== undefined && { uid }) };
}
