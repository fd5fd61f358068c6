import type { Observation } from "../sensors/sensor.ts";

/** Observations that may wait; beyond this events are not judged, and the next input of the same container says so. */
const QUEUE_LIMIT = 10_000;

/** What happens in a place, of which anybody may cause any number. */
export type LosableObservation = Extract<
  Observation,
  { readonly kind: "process" | "network" | "command" }
>;

export interface QueueOptions {
  readonly handle: (observation: Observation) => Promise<void>;
  /** Told of each that finds the queue full. */
  readonly lose: (observation: LosableObservation) => void;
  readonly limit?: number;
}

/** Stage one: lets observations through one after another, so that a container is known before its processes are judged. */
export class ObservationQueue {
  readonly #options: QueueOptions;
  readonly #limit: number;
  #waiting = 0;
  #last = Promise.resolve();

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#limit = options.limit ?? QUEUE_LIMIT;
  }

  /** Starts and ends of containers, of which there are few, always find room. */
  add(observation: Observation): void {
    if (isLosable(observation) && this.#waiting >= this.#limit) {
      this.#options.lose(observation);
      return;
    }
    this.#waiting += 1;
    this.#last = this.#last
      .then(() => this.#options.handle(observation))
      .finally(() => {
        this.#waiting -= 1;
      });
  }

  /** Waits for all that was added. */
  async drain(): Promise<void> {
    await this.#last;
  }
}

export function isLosable(observation: Observation): observation is LosableObservation {
  const { kind } = observation;
  return kind === "process" || kind === "network" || kind === "command";
}
