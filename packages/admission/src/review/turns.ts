/** Milliseconds after which an evaluation that nothing waits before counts as slow; all but a few take less than one. */
const SLOW = 250;

/** One evaluation under way. */
export interface Turn {
  /** Whether it is the one that is being made, and has been for long: not one that waits behind such a one. */
  isSlow(): boolean;
  end(): void;
}

/** Follows whose turn it is with an evaluator that makes one evaluation after the other. */
export function createTurns(clock: () => number = () => performance.now()) {
  const waiting = new Set<{ since: number }>();
  return {
    begin(): Turn {
      const turn = { since: clock() };
      waiting.add(turn);
      return {
        isSlow() {
          const [first] = waiting;
          return first === turn && clock() - turn.since >= SLOW;
        },
        end() {
          const [first] = waiting;
          waiting.delete(turn);
          const [next] = waiting;
          if (first === turn && next) next.since = clock();
        },
      };
    },
  };
}
