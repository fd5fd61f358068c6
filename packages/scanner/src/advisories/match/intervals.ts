import type { VersionOrder } from "../../versions/version-order.ts";
import type { Affected, Interval } from "../advisory.ts";

export type Event =
  | { readonly introduced: string }
  | { readonly fixed: string }
  | { readonly lastAffected: string };

/** OSV's word for "before every version". */
const BEGINNING = "0";

/**
 * Turns the events of one OSV range, in any order, into intervals (ossf.github.io/osv-schema, "Evaluation").
 * Events at one version close what is open and then open anew; what opens and closes at one version is empty.
 */
export function intervalsOf(events: readonly Event[], order: VersionOrder): Interval[] {
  const intervals: Interval[] = [];
  let open: { readonly introduced?: string } | undefined;
  for (const { version, introduced, ends } of groupByVersion(events, order)) {
    const opening = version === BEGINNING ? {} : { introduced: version };
    let remaining = ends;
    if (open !== undefined && ends.length > 0) {
      intervals.push({ ...open, ...ends[0] });
      open = undefined;
      remaining = ends.slice(1);
    }
    if (!introduced || open !== undefined) continue;
    const [end] = remaining;
    if (end === undefined) open = opening;
    else if ("lastAffected" in end) intervals.push({ ...opening, ...end });
  }
  return open === undefined ? intervals : [...intervals, open];
}

interface Moment {
  readonly version: string;
  readonly introduced: boolean;
  readonly ends: readonly Exclude<Event, { introduced: string }>[];
}

function groupByVersion(events: readonly Event[], order: VersionOrder): Moment[] {
  const sorted = events.toSorted((a, b) => compareBounds(versionOf(a), versionOf(b), order));
  const groups: [Event, ...Event[]][] = [];
  for (const event of sorted) {
    const group = groups.at(-1);
    if (group && compareBounds(versionOf(group[0]), versionOf(event), order) === 0)
      group.push(event);
    else groups.push([event]);
  }
  return groups.map((group) => ({
    version: versionOf(group[0]),
    introduced: group.some((event) => "introduced" in event),
    // a version that is called both fixed and last affected is fixed
    ends: [
      ...group.filter((event) => "fixed" in event),
      ...group.filter((event) => "lastAffected" in event),
    ],
  }));
}

export function versionOf(event: Event): string {
  if ("introduced" in event) return event.introduced;
  return "fixed" in event ? event.fixed : event.lastAffected;
}

function compareBounds(a: string, b: string, order: VersionOrder): number {
  if (a === b) return 0;
  if (a === BEGINNING) return -1;
  if (b === BEGINNING) return 1;
  return order.compare(a, b);
}

/** Whether a version lies in the intervals or is named. */
export function isAffected(version: string, affected: Affected, order: VersionOrder): boolean {
  return (
    affected.intervals.some((interval) => contains(interval, version, order)) ||
    (affected.versions ?? []).some((named) => isSame(named, version, order))
  );
}

function contains(
  { introduced, fixed, lastAffected }: Interval,
  version: string,
  order: VersionOrder,
): boolean {
  if (introduced !== undefined && order.compare(version, introduced) < 0) return false;
  if (fixed !== undefined) return order.compare(version, fixed) < 0;
  return lastAffected === undefined || order.compare(version, lastAffected) <= 0;
}

function isSame(a: string, b: string, order: VersionOrder): boolean {
  return a === b || (order.isValid(a) && order.isValid(b) && order.compare(a, b) === 0);
}

/**
 * The oldest fixed version above the installed one that no other interval affects again:
 * Alpine lists a CVE twice when its first fix was not enough.
 */
export function findFix(
  version: string,
  affected: Affected,
  order: VersionOrder,
): string | undefined {
  return affected.intervals
    .map(({ fixed }) => fixed)
    .filter((fixed) => fixed !== undefined)
    .filter((fixed) => order.compare(fixed, version) > 0)
    .sort(order.compare)
    .find((fixed) => !isAffected(fixed, affected, order));
}
