import { ExportError } from "../error.ts";
import { type BundleData, createBundleData } from "../library/bundle-data.ts";
import { describeLibrary } from "../library/describe-library.ts";
import { didYouMean } from "../library/fault.ts";
import type { Policy } from "../library/policy.ts";
import type { ExportOptions } from "./exported.ts";

type Settings = BundleData["hasp"]["settings"];

/** The policies that are asked for, with what the settings make of all. */
export interface Chosen {
  readonly chosen: readonly Policy[];
  readonly all: readonly Policy[];
  readonly settings: Settings;
}

/** @throws ExportError `EXPORT_UNKNOWN`; PolicyError as compiling does */
export async function choosePolicies(options: ExportOptions): Promise<Chosen> {
  const { files, compiler, settings, dataOptions, ids, groups } = options;
  const all = await describeLibrary(files, compiler);
  requireKnown("policy", ids, new Set(all.map(({ id }) => id)));
  requireKnown("group", groups, new Set(all.map(({ group }) => group)));
  const chosen = all.filter(({ id, group }) => ids.includes(id) || groups.includes(group));
  return { chosen, all, settings: createBundleData(all, settings, dataOptions).hasp.settings };
}

function requireKnown(what: string, names: readonly string[], known: ReadonlySet<string>): void {
  for (const name of names) {
    if (!known.has(name))
      throw new ExportError("EXPORT_UNKNOWN", `no ${what} ${name}${didYouMean(name, known)}`, {
        hint: "hasp policy list shows the policies by group",
      });
  }
}

/** What the settings say of a policy that an admission by others cannot keep to. */
export function reasonsOfSettings({ id }: Policy, settings: Settings): readonly string[] {
  const { policies, scopes, exceptions } = settings;
  const inScopes = Object.values(scopes.list ?? {}).filter((scope) =>
    Object.hasOwn(scope.policies, id),
  );
  const names = [...new Set(inScopes.map(({ name }) => name))];
  return [
    ...(policies[id]?.include === undefined
      ? []
      : ["the settings include only a part of the subjects"]),
    ...names.map((name) => `scope ${name} of the settings changes it for a part of the subjects`),
    ...(Object.hasOwn(exceptions.keys, id) ? ["the settings have exceptions from it"] : []),
  ];
}
