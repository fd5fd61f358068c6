import type { ImageFactsSource } from "@hasp/policy";
import type Docker from "dockerode";
import { askEngine, type EngineFacts } from "../docker/engine.ts";
import { mountedFiles } from "../docker/file-origin.ts";
import type { WorkloadSource } from "../docker/running-workload.ts";
import { type WatchedContainer, watchContainer } from "../docker/watched-container.ts";
import { parseMounts } from "../proc/mount-table.ts";
import type { ProcFiles } from "../proc/proc-files.ts";

/** Says what a container is. @throws RuntimeError `CONTAINER_UNREADABLE` */
export type Inspect = (containerId: string) => Promise<WatchedContainer>;

export interface InspectOptions {
  readonly docker: Docker;
  readonly images: ImageFactsSource;
  readonly workloads: WorkloadSource | undefined;
  readonly files: ProcFiles;
}

/** Asks the engine, and the kernel for the mounts, which it knows better. */
export function inspectThrough({ docker, images, workloads, files }: InspectOptions): Inspect {
  let engine: EngineFacts | undefined;
  return async (containerId) => {
    if (!engine?.isAsked) engine = await askEngine(docker);
    const told = await watchContainer(containerId, { docker, engine, images, workloads });
    const mounted = mountedFiles(parseMounts(files.read(`${told.pid}/mountinfo`)));
    return { ...told, files: mounted ?? told.files };
  };
}

interface WatchOptions {
  readonly inspect: Inspect;
  /** Called once for each run of a container, before anything that happens in it. */
  readonly started: (watched: WatchedContainer, containerId: string) => Promise<void>;
}

/** Runs of containers that are remembered: events may come after the end, and tell of no other run. */
const RUN_LIMIT = 10_000;

/** Stage two: the containers that run. */
export class Watch {
  readonly #options: WatchOptions;
  readonly #containers = new Map<string, WatchedContainer>();
  /** When the last run began that was told of, by container. */
  readonly #told = new Map<string, string>();

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** The container as it was read when it started; one that no sensor told of is read now. */
  async find(containerId: string): Promise<WatchedContainer> {
    return this.#containers.get(containerId) ?? (await this.start(containerId));
  }

  async start(containerId: string): Promise<WatchedContainer> {
    const watched = await this.#options.inspect(containerId);
    // one that ended already would stay for ever: nothing tells of its end again
    if (watched.isRunning) this.#containers.set(containerId, watched);
    if (this.#isNew(containerId, watched)) await this.#options.started(watched, containerId);
    return watched;
  }

  stop(containerId: string): void {
    this.#containers.delete(containerId);
  }

  #isNew(containerId: string, { startedAt }: WatchedContainer): boolean {
    if (this.#told.get(containerId) === startedAt) return false;
    this.#told.delete(containerId);
    this.#told.set(containerId, startedAt);
    const [oldest] = this.#told.size > RUN_LIMIT ? this.#told.keys() : [];
    if (oldest !== undefined) this.#told.delete(oldest);
    return true;
  }
}
