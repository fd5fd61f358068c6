import { type Digest, type JsonObject, objectOf } from "@hasp/core";
import type { Bundle } from "../bundle/bundle.ts";
import { SIGNATURES_FILE } from "../bundle/signatures.ts";
import type { Compiler } from "../compiler/compiler.ts";
import { aggregatorName } from "../library/aggregator.ts";
import { parameterRulesName } from "../library/parameter-rules.ts";
import { readSettings } from "../settings/bundle-settings.ts";
import { type Change, changesOf, type Entries, entriesOf, isSame } from "./changes.ts";
import { type BundledPolicy, readPolicies } from "./read-policies.ts";

interface Side {
  readonly revision: string;
  readonly sequence?: number;
  readonly digest: Digest;
}

interface NamedPolicy {
  readonly id: string;
  readonly title: string;
}

export interface PolicyChange extends NamedPolicy {
  /** Whether the Rego below its METADATA differs. */
  readonly rego: boolean;
  readonly metadata: readonly Change[];
  readonly parameters: readonly Change[];
  readonly modes: readonly Change[];
  /** What else settings make of it: severity, scope, how updates are judged. */
  readonly settings: readonly Change[];
}

interface EntryChange {
  readonly id: string;
  readonly changes: readonly Change[];
}

interface Listed {
  readonly added: readonly EntryChange[];
  readonly removed: readonly EntryChange[];
  readonly changed: readonly EntryChange[];
}

/** All that differs between two bundles. */
export interface BundleDifference {
  readonly from: Side;
  readonly to: Side;
  readonly policies: {
    readonly added: readonly NamedPolicy[];
    readonly removed: readonly NamedPolicy[];
    readonly changed: readonly PolicyChange[];
  };
  readonly exceptions: Listed;
  /** By name and place in the order of settings. */
  readonly scopes: Listed;
  /** Effects of problems, and how updates are judged. */
  readonly settings: readonly Change[];
  /** Every file whose bytes differ, so that nothing differs unsaid. */
  readonly files: Entries;
  /** Those that no change above accounts for: shared Rego, data of another make, the module where no Rego differs. */
  readonly unexplained: readonly string[];
}

/**
 * Compares two bundles by what they mean.
 * @throws PolicyError `POLICY_INVALID` when a source is no Rego
 */
export async function diffBundles(
  from: Bundle,
  to: Bundle,
  compiler: Compiler,
): Promise<BundleDifference> {
  const [before, after] = [await readPolicies(from, compiler), await readPolicies(to, compiler)];
  const files = entriesOf(from.files, to.files, (a, b) => Buffer.compare(a, b) !== 0);
  const policies = diffPolicies(before, after);
  const [old, young] = [readSettings(from) as JsonObject, readSettings(to) as JsonObject];
  const lists = {
    exceptions: diffListed(listOf(old, "exceptions"), listOf(young, "exceptions")),
    scopes: diffListed(listOf(old, "scopes"), listOf(young, "scopes")),
    settings: changesOf(restOf(old), restOf(young)),
  };
  const found = { from: sideOf(from), to: sideOf(to), policies, ...lists, files };
  const isDataAlike = isSame(dataOf(from), dataOf(to));
  return { ...found, unexplained: findUnexplained(found, [before, after], isDataAlike) };
}

function sideOf({ revision, sequence, digest }: Bundle): Side {
  return { revision, ...(sequence !== undefined && { sequence }), digest };
}

type Policies = ReadonlyMap<string, BundledPolicy>;

function diffPolicies(from: Policies, to: Policies): BundleDifference["policies"] {
  const { added, removed, changed } = entriesOf(from, to, (a, b) => !isSame(a, b));
  const named = (ids: readonly string[], side: Policies): NamedPolicy[] =>
    ids.map((id) => ({ id, title: side.get(id)?.title ?? "" }));
  return {
    added: named(added, to),
    removed: named(removed, from),
    changed: changed.flatMap((id) => {
      const [a, b] = [from.get(id), to.get(id)];
      if (a === undefined || b === undefined) return [];
      return {
        id,
        title: b.title,
        rego: a.rego !== b.rego,
        metadata: changesOf(a.metadata, b.metadata),
        parameters: changesOf(a.parameters, b.parameters),
        modes: changesOf(a.modes, b.modes),
        settings: changesOf(a.settings, b.settings),
      };
    }),
  };
}

function diffListed(from: ReadonlyMap<string, unknown>, to: typeof from): Listed {
  const { added, removed, changed } = entriesOf(from, to, (a, b) => !isSame(a, b));
  const entry = (id: string): EntryChange => ({
    id,
    changes: changesOf(objectOf(from.get(id)), objectOf(to.get(id))),
  });
  return {
    added: added.map(entry),
    removed: removed.map(entry),
    changed: changed.map(entry),
  };
}

/** The entries that settings list; scopes have numbers for keys, and names that may be there twice. */
function listOf(settings: JsonObject, name: string): ReadonlyMap<string, unknown> {
  const entries = Object.entries(objectOf(objectOf(settings[name])["list"]));
  return new Map(
    entries.map(([key, value]) => {
      const given = objectOf(value)["name"];
      return [typeof given === "string" ? `${given} (${key})` : key, value];
    }),
  );
}

function restOf({
  policies: _,
  parameters: __,
  exceptions: ___,
  scopes: ____,
  ...rest
}: JsonObject) {
  return rest;
}

/** Without what is made of policies and settings where one of these differs: generated Rego, the module, data, the manifest. */
function findUnexplained(
  { from, to, policies, files, ...lists }: Omit<BundleDifference, "unexplained">,
  sides: readonly Policies[],
  isDataAlike: boolean,
): readonly string[] {
  const own = new Set(sides.flatMap((side) => [...side.values()].map(({ file }) => file)));
  const all = [...files.added, ...files.removed, ...files.changed].sort();
  const arePoliciesAlike = isEmpty(policies);
  const areSettingsAlike =
    isEmpty(lists.exceptions) && isEmpty(lists.scopes) && lists.settings.length === 0;
  const isNamedAlike = from.revision === to.revision && from.sequence === to.sequence;
  const isMade: Readonly<Record<string, boolean>> = {
    [aggregatorName]: !arePoliciesAlike,
    [parameterRulesName]: !arePoliciesAlike,
    "policy.wasm": all.some((name) => name.endsWith(".rego")),
    "data.json": isDataAlike && !(arePoliciesAlike && areSettingsAlike),
    ".manifest": !isNamedAlike || !arePoliciesAlike,
    [SIGNATURES_FILE]: all.length > 1,
  };
  return all.filter((name) => !own.has(name) && isMade[name] !== true);
}

function isEmpty({ added, removed, changed }: { [Name in keyof Entries]: readonly unknown[] }) {
  return added.length + removed.length + changed.length === 0;
}

/** Data beside what settings and policies are compiled into. */
function dataOf({ data }: Bundle): unknown {
  const { hasp: _, ...rest } = JSON.parse(new TextDecoder().decode(data)) as JsonObject;
  return rest;
}
