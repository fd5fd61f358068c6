import type { EventObservation, Observation } from "../sensors/sensor.ts";

/** Observations that may wait; beyond this events are not judged, and the next input of the same container says so. */
const QUEUE_LIMIT = 10_000;

export interface QueueOptions {
  readonly handle: (observation: Observation) => Promise<void>;
  /** Told of each event that finds the queue full. */
  readonly lose: (observation: EventObservation) => void;
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
    if (isEvent(observation) && this.#waiting >= this.#limit) {
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

function isEvent(observation: Observation): observation is EventObservation {
  return observation.kind === "process" || observation.kind === "network";
}
