import { AdmissionError } from "../error.ts";
import type { AdmissionRequest } from "./admission-review.ts";

/** Of the places, what may be taken on one behalf. */
const SHARE = 0.25;

/** Nobody else is to bear what is asked for here: in a namespace, or by a user where there is none. */
export function behalfOf({ namespace, userInfo }: AdmissionRequest): string {
  return namespace ? `namespace ${namespace}` : `user ${userInfo.username ?? ""}`;
}

/** Why there is no place, and whether that is the doing of who asks. */
export interface NoPlace {
  readonly error: AdmissionError;
  readonly isItsFault: boolean;
}

/** Requests that are judged at a time, of which one tenant cannot take all. */
export function createPlaces(limit: number) {
  const taken = new Map<string, number>();
  let total = 0;
  return {
    /** Gives what leaves the place again. */
    enter(behalf: string): (() => void) | NoPlace {
      const own = taken.get(behalf) ?? 0;
      if (own >= Math.max(1, limit * SHARE)) {
        return {
          error: overloaded(`${own} requests of its ${behalf.slice(0, 80)}`),
          isItsFault: true,
        };
      }
      if (total >= limit) return { error: overloaded(`${total} requests`), isItsFault: false };
      total += 1;
      taken.set(behalf, own + 1);
      return () => {
        total -= 1;
        const left = (taken.get(behalf) ?? 0) - 1;
        if (left > 0) taken.set(behalf, left);
        else taken.delete(behalf);
      };
    },
  };
}

function overloaded(what: string): AdmissionError {
  return new AdmissionError("OVERLOADED", `${what} are being judged already`, {
    hint: "try again, or run more replicas of the webhook",
  });
}
