/** Events that were not judged, by container; the node's own stand under none. */
export class Losses {
  readonly #counts = new Map<string, number>();

  /** Counts one more; true for the first since the last decision that told of them. */
  add(containerId = ""): boolean {
    const count = this.count(containerId);
    this.#counts.set(containerId, count + 1);
    return count === 0;
  }

  count(containerId = ""): number {
    return this.#counts.get(containerId) ?? 0;
  }

  /** Takes away what a decision told; what was lost meanwhile is left to the next. */
  told(count: number, containerId = ""): void {
    const left = this.count(containerId) - count;
    if (left > 0) this.#counts.set(containerId, left);
    else this.#counts.delete(containerId);
  }

  forget(containerId: string): void {
    this.#counts.delete(containerId);
  }
}
