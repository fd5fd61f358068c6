/** Containers that are told apart; those of another engine on the node never end here. */
const CONTAINER_LIMIT = 10_000;
const NODE = "";

interface Loss {
  readonly count: number;
  /** Whether it was told by itself that there was no room. */
  readonly isAnnounced: boolean;
}

/** Events that were not judged, by container; the node's own stand under none. */
export class Losses {
  readonly #losses = new Map<string, Loss>();

  /** Counts one more that found no room; true for the first since the last decision that told of them. */
  add(containerId = NODE): boolean {
    const isFirst = !this.#losses.get(containerId)?.isAnnounced;
    this.#count(containerId, 1, true);
    return isFirst;
  }

  /** Counts one more that could not be judged, which was told by itself. */
  fail(containerId = NODE): void {
    this.#count(containerId, 1, false);
  }

  count(containerId = NODE): number {
    return this.#losses.get(containerId)?.count ?? 0;
  }

  /** Takes away what a decision told; what was lost meanwhile is left to the next. */
  told(count: number, containerId = NODE): void {
    const loss = this.#losses.get(containerId);
    if (loss === undefined) return;
    if (loss.count > count) this.#losses.set(containerId, { ...loss, count: loss.count - count });
    else this.#losses.delete(containerId);
  }

  forget(containerId: string): void {
    this.#losses.delete(containerId);
  }

  #count(containerId: string, more: number, isAnnounced: boolean): void {
    const before = this.#losses.get(containerId);
    this.#losses.set(containerId, {
      count: (before?.count ?? 0) + more,
      isAnnounced: isAnnounced || before?.isAnnounced === true,
    });
    if (this.#losses.size <= CONTAINER_LIMIT + 1) return;
    const oldest = this.#losses.keys().find((id) => id !== NODE) ?? NODE;
    const { count } = this.#losses.get(oldest) ?? { count: 0 };
    this.#losses.delete(oldest);
    this.#count(NODE, count, false);
  }
}
