import { readdirSync } from "node:fs";
import type { Process } from "@hasp/policy";
import { ProcFiles } from "./proc-files.ts";
import { readProcess } from "./process-facts.ts";
import { findBootTime, findContainerId, findStat, type Stat } from "./stat.ts";

/** A process of a container, and what is needed to know it again. */
export interface ContainerProcess {
  readonly process: Process;
  readonly containerId: string;
  readonly startTime: string;
}

interface Seen {
  readonly known: ContainerProcess;
  readonly numbers: readonly number[];
  readonly isNew: boolean;
}

const ANCESTRY_LIMIT = 64;

/** The processes of containers, from one look at /proc to the next. Short-lived ones between two looks are missed. */
export class ProcessTable {
  readonly #files: ProcFiles;
  #bootTime: number | undefined;
  #byPid = new Map<number, ContainerProcess>();
  /** Processes outside containers, by start time: looked at once, not at every scan. */
  #foreign = new Map<number, string>();
  /** The runtime's own process, about to become the container's: seen once, it is given until the next look. */
  #starting = new Set<number>();

  constructor(root = "/proc") {
    this.#files = new ProcFiles(root);
  }

  /** Looks at every process; returns those that are new, or run another program than before. */
  scan(): ContainerProcess[] {
    this.#bootTime ??= findBootTime(this.#files.read("stat"));
    const all: Seen[] = [];
    const foreign = new Map<number, string>();
    const starting = new Set<number>();
    for (const name of readdirSync(this.#files.root)) {
      const pid = Number(name);
      if (!Number.isInteger(pid)) continue;
      const seen = this.#look(pid, foreign, starting);
      if (seen) all.push(seen);
    }
    const containers = new Map(all.map(({ known }) => [known.process.pid, known.containerId]));
    // where a process stands among the others is told when all have been looked at
    const placed = all.map((seen) => ({ isNew: seen.isNew, known: placeOf(seen, containers) }));
    this.#byPid = new Map(placed.map(({ known }) => [known.process.pid, known]));
    this.#foreign = foreign;
    this.#starting = starting;
    return placed.filter(({ isNew }) => isNew).map(({ known }) => known);
  }

  get(pid: number): ContainerProcess | undefined {
    return this.#byPid.get(pid);
  }

  all(): Iterable<ContainerProcess> {
    return this.#byPid.values();
  }

  /** The parents within the same container, nearest first. */
  ancestry({ process, containerId }: ContainerProcess): Process[] {
    const ancestors: Process[] = [];
    let parent = this.#byPid.get(process.ppid ?? 0);
    while (parent?.containerId === containerId && ancestors.length < ANCESTRY_LIMIT) {
      ancestors.push(parent.process);
      parent = this.#byPid.get(parent.process.ppid ?? 0);
    }
    return ancestors;
  }

  #look(pid: number, foreign: Map<number, string>, starting: Set<number>): Seen | undefined {
    const stat = findStat(this.#files.read(`${pid}/stat`));
    if (!stat) return undefined;
    if (this.#foreign.get(pid) === stat.startTime) {
      foreign.set(pid, stat.startTime);
      return undefined;
    }
    const last = this.#byPid.get(pid);
    const known = last?.startTime === stat.startTime ? last : undefined;
    const containerId = known?.containerId ?? findContainerId(this.#files.read(`${pid}/cgroup`));
    if (!containerId) {
      foreign.set(pid, stat.startTime);
      return undefined;
    }
    if (stat.name.startsWith("runc:[") && !this.#starting.has(pid)) {
      starting.add(pid);
      return undefined;
    }
    if (known && this.#isSameProgram(known.process, stat)) {
      const process = { ...known.process, ppid: stat.ppid };
      return { known: { ...known, process }, numbers: [], isNew: false };
    }
    const { process, numbers } = readProcess(this.#files, pid, stat, this.#bootTime);
    const { first, entered } = known?.process ?? {};
    const kept = {
      ...process,
      ...(first !== undefined && { first }),
      ...(entered !== undefined && { entered }),
    };
    const { startTime } = stat;
    return { known: { process: kept, containerId, startTime }, numbers, isNew: true };
  }

  #isSameProgram(process: Process, stat: Stat): boolean {
    return (
      process.name === stat.name && process.executable === this.#files.link(`${process.pid}/exe`)
    );
  }
}

/**
 * Whether a new process is the container's first, or came into it from outside: then its parent belongs to no container. Nothing is
 * said where numbers are shared, with the node or with another container: orphans there get a parent outside too.
 */
function placeOf(seen: Seen, containers: ReadonlyMap<number, string>): ContainerProcess {
  const { known, numbers, isNew } = seen;
  const { process, containerId } = known;
  if (!isNew || process.first !== undefined || numbers.length < 2) return known;
  const parent = containers.get(process.ppid ?? 0);
  if (parent !== undefined && parent !== containerId) return known;
  const first = parent === undefined && numbers.at(-1) === 1;
  const entered = parent === undefined && !first;
  return { ...known, process: { ...process, first, entered } };
}
