import type { Compiler } from "../../compiler/compiler.ts";

/** Those of the expressions that RE2 cannot read, by its own word. */
export async function refusedPatterns(
  patterns: readonly string[],
  compiler: Compiler,
): Promise<ReadonlySet<string>> {
  const all = [...new Set(patterns)];
  if (all.length === 0) return new Set();
  const [answer] = await compiler.eval({
    modules: [],
    query: "[pattern | some pattern in input; not regex.is_valid(pattern)]",
    inputText: JSON.stringify(all),
  });
  return new Set(JSON.parse(answer?.values[0] ?? "[]") as string[]);
}
