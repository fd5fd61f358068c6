import { didYouMean, type Fault } from "./fault.ts";
import { longForm } from "./modes.ts";
import type { Policy } from "./policy.ts";
import type { Settings } from "./settings.ts";

/** What a profile makes of each policy that it has. */
export type Profile = ReadonlyMap<string, ReturnType<typeof longForm>>;

/** What holds where the settings name no profile: fit for the first day, without a false alarm on ordinary use. */
const FALLBACK = "recommended";
const DEPTH = 8;

/** One that names none holds whatever profile is chosen. */
export function namesProfiles({ profiles = {} }: Policy): boolean {
  return Object.keys(profiles).length > 0;
}

/** The profiles that the policies name themselves in, and over them those of the settings. */
export class Profiles {
  readonly #shipped = new Map<string, Map<string, ReturnType<typeof longForm>>>();
  readonly #own: NonNullable<Settings["profiles"]>;
  readonly faults: Fault[] = [];

  constructor(policies: readonly Policy[], own: Settings["profiles"] = {}) {
    this.#own = own;
    const known = new Set(policies.map(({ id }) => id));
    for (const { id, profiles = {} } of policies) {
      for (const [name, entry] of Object.entries(profiles)) {
        const profile = this.#shipped.get(name) ?? new Map();
        this.#shipped.set(name, profile.set(id, longForm(entry)));
      }
    }
    for (const [name, { policies: given = {} }] of Object.entries(own)) {
      for (const id of Object.keys(given)) {
        if (!known.has(id))
          this.faults.push({
            path: ["profiles", name, "policies", id],
            message: `no such policy${didYouMean(id, known)}`,
          });
      }
    }
  }

  /** The profile that the settings choose, or else `recommended`; undefined where no policy names one. */
  chosen(
    name: string | undefined,
  ): { readonly name: string; readonly profile: Profile } | undefined {
    if (name !== undefined) return { name, profile: this.find(name, ["profile"]) };
    const isKnown = this.#shipped.has(FALLBACK) || Object.hasOwn(this.#own, FALLBACK);
    return isKnown ? { name: FALLBACK, profile: this.find(FALLBACK, ["profile"]) } : undefined;
  }

  /** The profile of that name; what is wrong with the name is a fault at the place that gave it. */
  find(name: string, path: Fault["path"], depth = 0): Profile {
    const own = Object.hasOwn(this.#own, name) ? this.#own[name] : undefined;
    const shipped = this.#shipped.get(name);
    if (depth > DEPTH) {
      this.faults.push({ path, message: `profiles extend each other more than ${DEPTH} deep` });
      return new Map();
    }
    if (own === undefined) {
      if (shipped) return shipped;
      const names = [...this.#shipped.keys(), ...Object.keys(this.#own)];
      this.faults.push({ path, message: `no profile ${name}${didYouMean(name, names)}` });
      return new Map();
    }
    const base = own.extends ?? (shipped ? name : undefined);
    const below =
      base === name ? shipped : base && this.find(base, ["profiles", name, "extends"], depth + 1);
    const merged = new Map(below || []);
    for (const [id, entry] of Object.entries(own.policies ?? {}))
      merged.set(id, { ...merged.get(id), ...longForm(entry) });
    return merged;
  }
}
