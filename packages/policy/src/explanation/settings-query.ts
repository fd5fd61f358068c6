import type { Bundle } from "../bundle/bundle.ts";

/** A value, and who said so: `policy`, `profile NAME`, `settings` or `scope NAME`. */
interface Said {
  readonly value: unknown;
  readonly by: string;
}

/** What the settings make of a policy at one place of a subject. */
export interface SaidSettings {
  readonly enforcement: Said;
  readonly severity: Said;
  readonly parameters: Readonly<Record<string, Said>>;
}

const RULE = "said(id, path)";

/** Asks the bundle's own rules which settings hold for policies at places, by the numbers of the pairs. */
export function settingsQuery(
  places: readonly (readonly [policy: string, path: string])[],
  { files }: Pick<Bundle, "files">,
): string {
  const shared = files.get("lib/explain.rego");
  // bundles of an older make cannot say it of a place
  if (shared === undefined || !new TextDecoder().decode(shared).includes(RULE)) return "{}";
  return `{i: said | some i, place in ${JSON.stringify(places)}; said := data.hasp.lib.explain.said(place[0], place[1])}`;
}
