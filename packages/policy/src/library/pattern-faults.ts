import type { Settings } from "./settings.ts";

/**
 * Patterns of settings that OPA's WebAssembly runtime compiles: past a hundred in one evaluation it may free one that is in
 * use and hang, so settings stay well below. Plain stars are compared without compiling (library/lib/globs.rego).
 */
const COMPILED_PATTERNS = 64;

/** What is wrong with the number of patterns in settings. */
export function faultsOfPatterns({ policies = {}, exceptions = [] }: Settings): string[] {
  const matches = [
    ...Object.values(policies).flatMap(({ scope }) => [scope?.include, scope?.exclude]),
    ...exceptions.map(({ match }) => match),
  ];
  const patterns = matches.flatMap((match) => [
    ...(match?.images ?? []),
    ...(match?.namespaces ?? []),
    ...(match?.names ?? []),
  ]);
  const compiled = new Set(patterns.filter(isCompiled));
  if (compiled.size <= COMPILED_PATTERNS) return [];
  return [
    `${compiled.size} patterns use ? [ { \\ or more stars than one a part, and at most ${COMPILED_PATTERNS} may: write them with single * or **`,
  ];
}

function isCompiled(pattern: string): boolean {
  if (/[?[{\\]/.test(pattern)) return true;
  if (!pattern.includes("**")) return pattern.split("/").some((part) => part.split("*").length > 2);
  const ends = pattern.split("**");
  return ends.length !== 2 || ends.some((end) => end.includes("*"));
}
