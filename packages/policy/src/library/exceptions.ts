import { didYouMean, type Fault } from "./fault.ts";
import { type CompiledMatch, compileMatch } from "./match.ts";
import type { Policy } from "./policy.ts";
import type { Exception, Settings } from "./settings.ts";
import { indexBy, type Key, keysOf, type SettingsIndex } from "./settings-index.ts";

/** Exceptions of a policy under one key: each is tried. */
const MAX_ALIKE = 1000;
const MAX_DAYS = 366;
const DAY = 86_400_000;

/** Exceptions as policies find them: by policy and key, then by id. */
export interface ExceptionData {
  readonly list: Readonly<Record<string, Omit<Exception, "match"> & { match: CompiledMatch }>>;
  readonly keys: Readonly<Record<string, SettingsIndex>>;
}

export function compileExceptions(exceptions: readonly Exception[]): ExceptionData {
  const list: Record<string, ExceptionData["list"][string]> = {};
  const byPolicy = new Map<string, [string, readonly Key[]][]>();
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
  return { list, keys };
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
  return Object.entries(keys).flatMap(([policy, index]) =>
    Object.entries(index).flatMap(([dimension, byText]) =>
      Object.entries(byText)
        .filter(([, ids]) => ids.length > MAX_ALIKE)
        .map(([text, ids]) => ({
          path: ["exceptions"],
          message: `${ids.length} of ${policy} are all tried for ${dimension === "any" ? "every subject" : `${dimension} ${text}`}, more than ${MAX_ALIKE}: put their patterns into fewer exceptions, or name images, workloads or identifiers without stars`,
        })),
    ),
  );
}

/** The one textual form of times, in which they sort as time does. */
function moment(text: string): string {
  return new Date(text).toISOString();
}
