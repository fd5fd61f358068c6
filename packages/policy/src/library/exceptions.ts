import { didYouMean } from "./describe-issues.ts";
import type { Fault } from "./fault.ts";
import { type CompiledMatch, compileMatch } from "./match.ts";
import type { Policy } from "./policy.ts";
import type { Exception, Settings } from "./settings.ts";
import { indexBy, keysOf } from "./settings-index.ts";

/** Exceptions of a policy under one key: each is tried. */
const MAX_ALIKE = 1000;
const MAX_DAYS = 366;
const DAY = 86_400_000;

/** Exceptions as policies find them: by policy and key, then by id. */
export interface ExceptionData {
  readonly list: Readonly<Record<string, Omit<Exception, "match"> & { match: CompiledMatch }>>;
  readonly keys: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** What exceptions name of violations, by policy: most are named by none, and that is told without making a key. */
  readonly named: Readonly<Record<string, NamedViolations>>;
}

interface NamedViolations {
  readonly identifiers: Readonly<Record<string, true>>;
  readonly packages: Readonly<Record<string, true>>;
}

export function compileExceptions(exceptions: readonly Exception[]): ExceptionData {
  const list: Record<string, ExceptionData["list"][string]> = {};
  const byPolicy = new Map<string, [string, readonly string[]][]>();
  for (const { match, expires, ...exception } of exceptions) {
    const compiled = compileMatch(match);
    list[exception.id] = {
      ...exception,
      ...(expires !== undefined && { expires: moment(expires) }),
      match: compiled,
    };
    const keys = keysOf(compiled, { violations: true });
    for (const policy of new Set(exception.policies)) {
      const entries = byPolicy.get(policy) ?? [];
      byPolicy.set(policy, entries);
      entries.push([exception.id, keys]);
    }
  }
  const keys = Object.fromEntries([...byPolicy].map(([policy, all]) => [policy, indexBy(all)]));
  return { list, keys, named: namedBy(keys) };
}

function namedBy(keys: ExceptionData["keys"]): ExceptionData["named"] {
  const all = Object.entries(keys).map(([policy, table]) => {
    const under = (dimension: string) =>
      Object.fromEntries(
        Object.keys(table)
          .filter((key) => key.startsWith(dimension))
          .map((key) => [key.slice(dimension.length), true as const]),
      );
    return [policy, { identifiers: under("identifier="), packages: under("package=") }];
  });
  return Object.fromEntries(all);
}

/** What is wrong with exceptions that their schema cannot see. */
export function faultsOfExceptions(
  { exceptions = [], exceptionRules: { maxDays = MAX_DAYS, requireTicket = false } = {} }: Settings,
  policies: readonly Policy[],
  now: Date,
): readonly Fault[] {
  const known = policies.map(({ id }) => id);
  const latest = now.getTime() + maxDays * DAY;
  const ids = new Set<string>();
  const faults: Fault[] = [];
  for (const [i, { id, policies: named, expires, ticket }] of exceptions.entries()) {
    const fault = (member: string, message: string) =>
      faults.push({ path: ["exceptions", i, member], message });
    if (ids.has(id)) fault("id", `${id} is there twice`);
    if (id === "__proto__") fault("id", `${id} cannot be a name here`);
    ids.add(id);
    for (const name of named) {
      if (!known.includes(name)) fault("policies", `no policy ${name}${didYouMean(name, known)}`);
    }
    if (expires !== undefined && Date.parse(expires) > latest)
      fault("expires", `${expires} is more than ${maxDays} days ahead (exceptionRules.maxDays)`);
    if (requireTicket && ticket === undefined)
      fault("ticket", "is missing (exceptionRules.requireTicket)");
  }
  faults.push(...crowdedKeys(exceptions));
  return faults;
}

/** What lies under one key is tried in full wherever something has that key. */
function crowdedKeys(exceptions: readonly Exception[]): readonly Fault[] {
  const { keys } = compileExceptions(exceptions);
  return Object.entries(keys).flatMap(([policy, table]) =>
    Object.entries(table)
      .filter(([, ids]) => ids.length > MAX_ALIKE)
      .map(([key, ids]) => ({
        path: ["exceptions"],
        message: `${ids.length} of ${policy} are all tried for ${key === "any" ? "every subject" : key}, more than ${MAX_ALIKE}: put their patterns into fewer exceptions, or name images, workloads or identifiers without stars`,
      })),
  );
}

/** The one textual form of times, in which they sort as time does. */
function moment(text: string): string {
  return new Date(text).toISOString();
}
