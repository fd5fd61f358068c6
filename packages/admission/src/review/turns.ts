/** Milliseconds of which the use is heavy; all but a few evaluations take less than one. */
const SLOW = 250;
/** Milliseconds in which half of what somebody used is forgotten. */
const HALF_LIFE = 10_000;
const MAX_USERS = 10_000;

/** One evaluation: it waits, is made, and ends. */
export interface Turn {
  /** Whether it may be made now; false where it ended while it waited. */
  readonly comes: Promise<boolean>;
  hasEnded(): boolean;
  end(): void;
}

interface Waiting {
  readonly behalf: string;
  readonly come: (isTurn: boolean) => void;
}

/**
 * Lets one evaluation be made after the other. Next is who has used least lately, so that somebody whose objects are slow to judge
 * holds up only what is asked for on their own behalf, and cannot make the time of others run out.
 */
export function createTurns(clock: () => number = () => performance.now()) {
  const waiting = new Set<Waiting>();
  const used = new Map<string, { readonly time: number; readonly at: number }>();
  let current: Waiting | undefined;
  let since = 0;

  function usedBy(behalf: string): number {
    const entry = used.get(behalf);
    return entry ? entry.time * 0.5 ** ((clock() - entry.at) / HALF_LIFE) : 0;
  }

  function charge(behalf: string, milliseconds: number): void {
    const time = usedBy(behalf) + milliseconds;
    used.delete(behalf);
    used.set(behalf, { time, at: clock() });
    const [oldest] = used.keys();
    if (used.size > MAX_USERS && oldest !== undefined) used.delete(oldest);
  }

  function next(): void {
    if (current) return;
    let least = Number.POSITIVE_INFINITY;
    for (const one of waiting) {
      const time = usedBy(one.behalf);
      if (time < least) [current, least] = [one, time];
    }
    if (!current) return;
    waiting.delete(current);
    since = clock();
    current.come(true);
  }

  return {
    /** Counts what was used beside evaluations. */
    charge,

    /** Whether so much was asked for on this behalf that it is their own doing when time runs out. */
    isHeavy(behalf: string): boolean {
      return usedBy(behalf) + (current?.behalf === behalf ? clock() - since : 0) >= SLOW;
    },

    begin(behalf: string): Turn {
      const { promise: comes, resolve: come } = Promise.withResolvers<boolean>();
      const one: Waiting = { behalf, come };
      let hasEnded = false;
      waiting.add(one);
      next();
      return {
        comes,
        hasEnded: () => hasEnded,
        end() {
          hasEnded = true;
          waiting.delete(one);
          come(false);
          if (current !== one) return;
          charge(behalf, clock() - since);
          current = undefined;
          next();
        },
      };
    },
  };
}
