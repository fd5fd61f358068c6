/** What a row promises of `ours` or of a ratio; without a limit it only says which ratio the row tells. */
export interface Goal {
  /** `ours / peer` is how much of the peer's time or memory ours takes; `peer / ours` how many times as fast ours is. */
  readonly of: "ours" | "ours / peer" | "peer / ours";
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** One line of the benchmark: what was measured, beside whom, and whether a goal holds. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly ours: number | null;
  readonly peer: number | null;
  readonly peerName: string | null;
  readonly ratio: number | null;
  readonly goal: string | null;
  /** `null` without a goal; what could not be measured does not hold. */
  readonly holds: boolean | null;
  /** Why a side was not measured. */
  readonly reason?: string;
}

export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly ours: number | null;
  readonly peer?: number | null;
  readonly peerName?: string;
  readonly goal?: Goal;
  readonly reason?: string | undefined;
}

export function toRow({ name, unit, ours, peer, peerName, goal, reason }: Measured): Row {
  const isInverse = goal?.of === "peer / ours";
  const isPromise = goal?.atMost !== undefined || goal?.atLeast !== undefined;
  const hasBoth = ours !== null && peer !== null && peer !== undefined;
  const ratio = hasBoth ? (isInverse ? peer / ours : ours / peer) : null;
  const judged = goal?.of === "ours" ? ours : ratio;
  return {
    name,
    unit,
    ours: round(ours),
    peer: round(peer ?? null),
    peerName: peerName ?? null,
    ratio: round(ratio),
    goal: goal && isPromise ? describeGoal(goal) : null,
    holds: goal && isPromise ? judged !== null && reaches(judged, goal) : null,
    ...(reason !== undefined && { reason }),
  };
}

function reaches(value: number, { atMost = Infinity, atLeast = -Infinity }: Goal): boolean {
  return value <= atMost && value >= atLeast;
}

function describeGoal({ of, atMost, atLeast }: Goal): string {
  return atMost === undefined ? `${of} >= ${atLeast}` : `${of} <= ${atMost}`;
}

/** Four digits say all that a benchmark knows. */
function round(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(4));
}
