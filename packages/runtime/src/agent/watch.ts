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

/** Stage two: the containers that run. */
export class Watch {
  readonly #options: WatchOptions;
  readonly #containers = new Map<string, WatchedContainer>();

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** The container as it was read when it started; one that no sensor told of is read now. */
  async find(containerId: string): Promise<WatchedContainer> {
    return this.#containers.get(containerId) ?? (await this.start(containerId));
  }

  async start(containerId: string): Promise<WatchedContainer> {
    const watched = await this.#options.inspect(containerId);
    const isNew = this.#containers.get(containerId)?.startedAt !== watched.startedAt;
    // one that ended already would stay for ever: nothing tells of its end again
    if (watched.isRunning) this.#containers.set(containerId, watched);
    if (isNew) await this.#options.started(watched, containerId);
    return watched;
  }

  stop(containerId: string): void {
    this.#containers.delete(containerId);
  }
}
