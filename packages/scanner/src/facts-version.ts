import { sha256 } from "@hasp/core";
import { catalogers } from "./catalogers/index.ts";
import { createCollectors } from "./collectors/index.ts";
import { ecosystems } from "./ecosystems/index.ts";
import { secretRules } from "./secrets/rules/index.ts";
import type { SecretRule } from "./secrets/secret-rule.ts";

/** Raised when what the engine itself tells changes: the configuration, the matching, the order of lists. */
const ENGINE = 1;

interface Member {
  readonly name: string;
  readonly version: number;
}

/** A short text that differs whenever a member was added, taken away or changed; the order of the lists does not matter. */
export function versionOf(
  engine: number,
  families: Readonly<Record<string, readonly Member[]>>,
): string {
  const members = Object.entries(families).flatMap(([family, list]) =>
    list.map(({ name, version }) => `${family} ${name} ${version}`),
  );
  return sha256(JSON.stringify([engine, ...members.sort()])).slice("sha256:".length, 23);
}

/** A rule has no version of its own: what it looks for stands for it. What `isSecret` leaves out is the secret collector's version. */
export function rulesAsMembers(rules: readonly SecretRule[]): readonly Member[] {
  return rules.map(({ id, title, severity, keywords, pattern, scope }) => ({
    name: JSON.stringify([id, title, severity, keywords, pattern.source, pattern.flags, scope]),
    version: 1,
  }));
}

/** Stands for everything that makes facts out of an image: facts kept under another version are to be made anew. */
export const factsVersion: string = versionOf(ENGINE, {
  collectors: createCollectors(),
  catalogers,
  ecosystems,
  secretRules: rulesAsMembers(secretRules),
});
