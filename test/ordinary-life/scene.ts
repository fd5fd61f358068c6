/** A stretch of life in one container: what ran there, and what it did, with the repetitions left out. */
export interface Scene {
  readonly name: string;
  readonly processes: readonly SceneProcess[];
  readonly events: readonly SceneEvent[];
}

export interface SceneProcess {
  /** Index of the one that started it; absent for the first. */
  readonly parent?: number;
  readonly name: string;
  readonly executable: string;
  readonly args: readonly string[];
  readonly uid: number;
  /** Seconds since the scene began. */
  readonly at: number;
  /** `upper` where the file came into the container after it started. */
  readonly origin?: "upper";
}

export interface SceneEvent {
  /** Index of the process. */
  readonly by: number;
  readonly at: number;
  readonly type: string;
  /** Files. */
  readonly path?: string;
  readonly to?: string;
  readonly modes?: string;
  readonly mode?: number;
  readonly upper?: true;
  /** Connections and sockets that listen. */
  readonly address?: string;
  readonly port?: number;
  readonly protocol?: string;
}
