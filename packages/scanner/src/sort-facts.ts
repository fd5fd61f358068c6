import type { ImageFacts } from "@hasp/core";

type Key = readonly (string | number | undefined)[];

/** Facts with every list in one order: layers are read side by side, and the same image must give the same bytes. */
export function sortFacts(facts: ImageFacts): ImageFacts {
  return {
    ...facts,
    packages: sortBy(facts.packages, (one) => [
      one.type,
      one.name,
      one.version,
      one.architecture,
      one.path,
    ]),
    findings: sortBy(facts.findings, (one) => [one.id, one.package.purl, one.path, one.feed]),
    secrets: sortBy(facts.secrets, (one) => [one.place, one.path, one.layer, one.line, one.rule]),
    tools: sortBy(facts.tools, (one) => [one.path]),
    coverage: sortBy(facts.coverage, (one) => [one.ecosystem]),
    problems: sortBy(facts.problems, (one) => [one.path, one.code, one.message]),
  };
}

function sortBy<T>(list: readonly T[], keyOf: (one: T) => Key): T[] {
  return list
    .map((one) => ({ one, key: keyOf(one) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ one }) => one);
}

function compareKeys(a: Key, b: Key): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (left === right) continue;
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}
