import { PolicyError } from "../error.ts";
import { type BundleData, createBundleData } from "../library/bundle-data.ts";
import type { Fault } from "../library/fault.ts";
import { resolveParameters } from "../library/parameters.ts";
import type { Policy } from "../library/policy.ts";
import type { Case, Given } from "./table.ts";

type Path = Fault["path"];
type Settings = BundleData["hasp"]["settings"];

/** What of the settings holds for one policy. */
export interface CaseSettings extends Pick<Settings, "scopes" | "problems" | "exceptions"> {
  readonly policy: Settings["policies"][string];
  readonly parameters: Settings["parameters"][string];
}

/** What a case sets: parameters alone, or settings under which the engine decides too. */
export interface ResolvedSettings {
  /** All of the policy's. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly settings?: CaseSettings;
}

export interface SettingsSurroundings {
  readonly policy: Policy;
  readonly policies: readonly Policy[];
  /** The parameters as the default settings have them. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** From when the days of exceptions count. */
  readonly now: Date;
}

const ofSettings = ["enforcement", "excepted"] as const;

/** What the case at a place of the table sets; faults by their places. */
export function resolveSettings(
  one: Case,
  at: Path,
  given: Given,
  surroundings: SettingsSurroundings,
): ResolvedSettings | { readonly faults: readonly Fault[] } {
  const holder = one.settings === undefined ? given : one;
  if (holder.settings === undefined) {
    const faults = faultsOfWant(one, at);
    return faults.length > 0 ? { faults } : resolveOwn(one, at, given, surroundings);
  }
  const place = holder === one ? at : ["given"];
  const second = one.parameters === undefined ? given : one;
  if (second.parameters !== undefined)
    return fault(
      [...(second === one ? at : ["given"]), "parameters"],
      "parameters are part of settings here",
    );
  return resolveWhole(holder.settings, [...place, "settings"], surroundings);
}

function resolveOwn(
  one: Case,
  at: Path,
  given: Given,
  { policy, parameters }: SettingsSurroundings,
) {
  if (given.parameters === undefined && one.parameters === undefined) return {};
  const merged = { ...parameters, ...given.parameters, ...one.parameters };
  const { values, faults } = resolveParameters(policy, merged, []);
  if (faults.length === 0) return { parameters: values };
  return {
    faults: faults.map(({ path, message }) => {
      const ofCase = Object.hasOwn(one.parameters ?? {}, path[0] ?? "");
      const named = ["parameters", ...path];
      return {
        path: [...(ofCase ? at : ["given"]), ...named],
        message: `${named.join(".")}: ${message}`,
      };
    }),
  };
}

function resolveWhole(
  settings: unknown,
  place: Path,
  { policy: { id }, policies, now }: SettingsSurroundings,
): ResolvedSettings | { readonly faults: readonly Fault[] } {
  // faults come as text, and each begins with its place
  const locate = (path: Path) => encodeURIComponent(JSON.stringify(path));
  try {
    const { hasp } = createBundleData(policies, settings, { now, locate });
    const { scopes, problems, exceptions, ...all } = hasp.settings;
    const policy = all.policies[id];
    if (policy === undefined) throw new TypeError(`the settings have no ${id}`);
    return {
      settings: { policy, parameters: all.parameters[id] ?? {}, scopes, problems, exceptions },
    };
  } catch (error) {
    if (!(error instanceof PolicyError) || error.code !== "SETTINGS_INVALID") throw error;
    return {
      faults: error.message.split("\n").map((line) => {
        const end = line.indexOf(": ");
        const path = JSON.parse(decodeURIComponent(line.slice(0, end))) as Path;
        return { path: [...place, ...path], message: `settings.${line.slice(end + 2)}` };
      }),
    };
  }
}

/** Modes and exceptions are the engine's, which is asked where there are settings. */
function faultsOfWant({ want }: Case, at: Path): readonly Fault[] {
  const [violations = [], list] = Array.isArray(want)
    ? [want, []]
    : [typeof want === "object" ? want.violations : [], ["violations"]];
  return violations.flatMap((one, i) =>
    ofSettings
      .filter((name) => one[name] !== undefined)
      .map((name) => ({
        path: [...at, "want", ...list, i, name],
        message: `${name} is of settings, and the case has none: settings: {} are the default ones`,
      })),
  );
}

function fault(path: Path, message: string) {
  return { faults: [{ path, message }] };
}
