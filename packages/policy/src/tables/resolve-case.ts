import { isDeepStrictEqual } from "node:util";
import {
  CodedError,
  formatPointer,
  isObject,
  type JsonObject,
  messageOf,
  parsePointer,
} from "@hasp/core";
import { contractVersion, type Input, type Phase } from "../contract/input.ts";
import { isPossible, type Needs } from "../contract/need.ts";
import type { Fault } from "../library/fault.ts";
import type { Policy } from "../library/policy.ts";
import { applyChange } from "./apply-change.ts";
import { asInput, faultsOfInput, whyNotAsked } from "./check-input.ts";
import { placeOfValue } from "./place-of-value.ts";
import {
  type ResolvedSettings,
  resolveSettings,
  type SettingsSurroundings,
} from "./resolve-settings.ts";
import type { Case, Given } from "./table.ts";

/** What surrounds a manifest where it is judged. */
export interface ManifestSurroundings {
  readonly phase: Phase;
  readonly context: Input["context"];
  /** Objects that lie beside it. */
  readonly related: readonly JsonObject[];
  /** What the policies read beyond the common part. */
  readonly needs: Needs;
}

/** The inputs that `hasp check manifest` makes of an object. @throws CodedError */
export type ManifestInputs = (
  manifest: JsonObject,
  surroundings: ManifestSurroundings,
) => Promise<readonly Input[]>;

/** A case whose inputs are those that a phase would judge. */
export interface ResolvedCase extends ResolvedSettings {
  readonly inputs: readonly Input[];
}

export interface CaseSurroundings extends Omit<SettingsSurroundings, "now"> {
  readonly readInput: (file: string) => Promise<unknown>;
  readonly inputsOfManifest: ManifestInputs;
  /** How far a path leads into the table. */
  readonly reach: (path: Fault["path"]) => number;
}

type Path = Fault["path"];
type SourceName = (typeof sources)[number];

const sources = ["input", "manifest", "inputFile"] as const;
const ofManifests = ["related", "phase", "context"] as const;

/** That of the inputs in `data.hasp.testing`. */
const TIME = "2026-11-24T12:00:00.000Z";

/** The inputs and parameters of the case at a place of the table; faults by their places. */
export async function resolveCase(
  one: Case,
  at: Path,
  given: Given,
  surroundings: CaseSurroundings,
): Promise<ResolvedCase | { readonly faults: readonly Fault[] }> {
  const set = resolveSettings(one, at, given, { ...surroundings, now: new Date(TIME) });
  const made = await new Making(one, at, given, surroundings).inputs();
  const faults = [set, made].flatMap((part) => ("faults" in part ? part.faults : []));
  if (faults.length > 0 || "faults" in made) return { faults };
  return { ...made, ...set };
}

type Made = { readonly inputs: readonly Input[] } | { readonly faults: readonly Fault[] };

class Making {
  readonly #case: Case;
  readonly #at: Path;
  readonly #given: Given;
  readonly #surroundings: CaseSurroundings;

  constructor(one: Case, at: Path, given: Given, surroundings: CaseSurroundings) {
    this.#case = one;
    this.#at = at;
    this.#given = given;
    this.#surroundings = surroundings;
  }

  async inputs(): Promise<Made> {
    const place = sources.some((name) => this.#case[name] !== undefined) ? this.#at : ["given"];
    const holder = place === this.#at ? this.#case : this.#given;
    const named = sources.filter((name) => holder[name] !== undefined);
    const [source, second] = named;
    if (source === undefined)
      return this.#fault(this.#at, `it gives nothing to judge: ${sources.join(", ")}`);
    if (second !== undefined)
      return this.#fault(
        [...place, second],
        `${source} and ${second} are both given, and one is judged`,
      );
    const alien = ofManifests.find((name) => source !== "manifest" && this.#has(name));
    if (alien !== undefined)
      return this.#fault(
        [...(this.#case[alien] === undefined ? ["given"] : this.#at), alien],
        `${alien} is of manifests; an input says it itself`,
      );
    const from = [...place, source];
    const found = await this.#read(source, holder, from);
    if ("faults" in found) return found;
    const { change } = this.#case;
    if (change === undefined) return this.#inputsOf(source, found.value, from);
    const changed = applyChange(found.value, change);
    if (changed.faults.length > 0)
      return {
        faults: changed.faults.map(({ path, message }) => ({
          path: [...this.#at, "change", ...path],
          message: `${path[0]} ${message}`,
        })),
      };
    const made = await this.#inputsOf(source, changed.value, from);
    if ("faults" in made) return made;
    const before = await this.#inputsOf(source, found.value, from);
    // a misspelt member of a manifest is no member of an input, and the case would be another one twice
    if ("inputs" in before && isDeepStrictEqual(made.inputs, before.inputs))
      return this.#fault(
        [...this.#at, "change"],
        "it changes nothing of what the policy is asked about",
      );
    return made;
  }

  #inputsOf(source: SourceName, value: unknown, from: Path) {
    return source === "manifest" ? this.#ofManifest(value, from) : this.#ofInput(value, from);
  }

  async #read(source: SourceName, holder: Given, from: Path) {
    if (source !== "inputFile") return { value: holder[source] };
    try {
      return { value: await this.#surroundings.readInput(holder.inputFile ?? "") };
    } catch (error) {
      return this.#fault(from, messageOf(error));
    }
  }

  #ofInput(value: unknown, from: Path): Made {
    const whole = isObject(value) ? withDefaults(value) : value;
    const faults = faultsOfInput(whole);
    if (faults.length > 0) return { faults: faults.map((fault) => this.#placed(fault, from)) };
    const input = asInput(whole);
    const why = whyNotAsked(this.#surroundings.policy, input);
    return why ? { faults: [this.#placed(why, from)] } : { inputs: [input] };
  }

  async #ofManifest(value: unknown, from: Path): Promise<Made> {
    const { policy, inputsOfManifest } = this.#surroundings;
    if (!isObject(value)) return this.#fault(from, "a manifest is an object");
    const { related = this.#given.related ?? [] } = this.#case;
    const phase = this.#case.phase ?? this.#given.phase ?? usualPhase(policy);
    const patched = applyChange(this.#given.context ?? {}, this.#case.context ?? {});
    const context = { time: TIME, ...(patched.value as object) };
    const needs = Object.fromEntries(
      policy.subjects.map((kind) => [
        kind,
        (policy.needs ?? []).filter((need) => isPossible(need, kind)),
      ]),
    );
    let made: readonly Input[];
    try {
      made = await inputsOfManifest(value, { phase, context, related, needs });
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      const [pointer] = /^\/\S*/.exec(error.message) ?? [""];
      return {
        faults: [this.#placed({ path: parsePointer(pointer), message: error.message }, from)],
      };
    }
    const faults = made.flatMap(faultsOfInput);
    if (faults.length > 0)
      return {
        faults: faults.map(({ path, message }) => ({
          path: path[0] === "context" ? this.#contextAt(path) : from,
          message: path[0] === "context" ? message : `${formatPointer(path)}: ${message}`,
        })),
      };
    const asked = made.filter((input) => whyNotAsked(policy, input) === undefined);
    const [first] = made;
    if (asked.length > 0 || first === undefined) return { inputs: asked };
    const why = whyNotAsked(policy, first);
    const isPhase = why?.path[0] === "phase" && this.#has("phase");
    const holder = this.#case.phase === undefined ? ["given"] : this.#at;
    return this.#fault(
      isPhase ? [...holder, "phase"] : from,
      why?.message ?? "no input comes of it",
    );
  }

  #contextAt(path: Path): Path {
    const own = [...this.#at, ...path];
    return this.#surroundings.reach(own) > this.#at.length ? own : ["given", ...path];
  }

  #placed({ path, message }: Fault, from: Path): Fault {
    const { reach } = this.#surroundings;
    const pointer = formatPointer(path);
    return {
      path: placeOfValue(path, from, { patch: this.#case.change ?? {}, at: this.#at }, reach),
      message: message.startsWith(pointer) ? message : `${pointer}: ${message}`,
    };
  }

  #has(name: (typeof ofManifests)[number]): boolean {
    return this.#case[name] !== undefined || this.#given[name] !== undefined;
  }

  #fault(path: Path, message: string) {
    return { faults: [{ path, message }] };
  }
}

/** What every input says alike. */
function withDefaults(value: JsonObject): JsonObject {
  const { context = {} } = value;
  return {
    contract: contractVersion,
    ...value,
    context: isObject(context) ? { time: TIME, ...context } : context,
  };
}

function usualPhase({ phases }: Policy): Phase {
  return (["deploy", "build", "run"] as const).find((phase) => phases.includes(phase)) ?? "deploy";
}
