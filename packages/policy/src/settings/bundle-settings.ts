import type { Bundle } from "../bundle/bundle.ts";

/** What a bundle's settings say of one policy, and who said so: `policy`, `profile NAME` or `settings`. */
export interface PolicyInForce {
  readonly title: string;
  readonly severity: string;
  /** By phase; phases that the policy does not have are not there. */
  readonly enforcement: Readonly<Record<string, string>>;
  readonly from: { readonly enforcement: string; readonly severity: string };
}

/** The policies of a bundle as its settings leave them, by id; scopes and exceptions come on top. */
export function settingsOf(bundle: Pick<Bundle, "data">): Readonly<Record<string, PolicyInForce>> {
  const settings = readSettings(bundle) as { policies?: Record<string, PolicyInForce> };
  return settings.policies ?? {};
}

/** The part of a bundle's data that settings were compiled into; empty in a bundle of another make. */
export function readSettings({ data }: Pick<Bundle, "data">): object {
  return JSON.parse(new TextDecoder().decode(data))?.hasp?.settings ?? {};
}
