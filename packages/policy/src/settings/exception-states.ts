import type { Bundle } from "../bundle/bundle.ts";
import type { Decision } from "../decision.ts";
import { readSettings } from "./bundle-settings.ts";

/** What an exception is doing at a moment, given decisions that were made with its bundle. */
export interface ExceptionState {
  readonly id: string;
  readonly policies: readonly string[];
  readonly owner: string;
  readonly reason: string;
  readonly ticket?: string;
  readonly expires?: string;
  readonly untilFixed?: boolean;
  /** `expired` holds no more, `expiring` ends within the given days, `active` holds. */
  readonly state: "active" | "expiring" | "expired";
  /** How many violations it covered in the decisions; absent where no decisions were given. */
  readonly used?: number;
}

const DAY = 86_400_000;

/** Every exception of a bundle, those that need attention first. */
export function exceptionStates(
  bundle: Pick<Bundle, "data">,
  options: {
    readonly now: Date;
    readonly soonDays: number;
    readonly decisions?: readonly Decision[];
  },
): readonly ExceptionState[] {
  const { now, soonDays, decisions } = options;
  const used = new Map<string, number>();
  for (const { excepted } of decisions ?? []) {
    for (const { exception } of excepted) used.set(exception.id, (used.get(exception.id) ?? 0) + 1);
  }
  const states = Object.values(exceptionsOf(bundle)).map(({ match: _, ...exception }) => ({
    ...exception,
    state: stateOf(exception.expires, now, soonDays),
    ...(decisions && { used: used.get(exception.id) ?? 0 }),
  }));
  return states.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

const order: readonly ExceptionState["state"][] = ["expired", "expiring", "active"];

function rank({ state, used }: ExceptionState): number {
  return order.indexOf(state) * 2 + (used === 0 ? 0 : 1);
}

function stateOf(
  expires: string | undefined,
  now: Date,
  soonDays: number,
): ExceptionState["state"] {
  if (expires === undefined) return "active";
  const left = Date.parse(expires) - now.getTime();
  if (left <= 0) return "expired";
  return left <= soonDays * DAY ? "expiring" : "active";
}

type Listed = Omit<ExceptionState, "state" | "used"> & { readonly match?: unknown };

function exceptionsOf(bundle: Pick<Bundle, "data">): Readonly<Record<string, Listed>> {
  const settings = readSettings(bundle) as { exceptions?: { list?: Record<string, Listed> } };
  return settings.exceptions?.list ?? {};
}
