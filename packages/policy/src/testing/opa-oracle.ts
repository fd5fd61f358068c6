import { localCompiler } from "../compiler/local-compiler.ts";
import { OpaInstance } from "../evaluator/opa-instance.ts";
import { compileOpaModule } from "../evaluator/opa-module.ts";
import { parseRegoValue } from "../evaluator/rego/rego-text.ts";
import { isArray, type RegoValue } from "../evaluator/rego/rego-value.ts";
import { compileAndOpen } from "./compile-bundle.ts";

const ENTRYPOINT = "oracle/results";

interface Comparison {
  readonly args: string;
  /** Rego text; undefined where the expression is. */
  readonly opa: unknown;
  readonly ours: unknown;
}

/**
 * Evaluates a Rego expression over `args` for each case, by OPA in Go and by our host of its WebAssembly.
 * Cases are JSON texts, so that numbers keep theirs.
 */
export async function compareWithOpa(
  expression: string,
  cases: readonly string[],
): Promise<readonly Comparison[]> {
  const rego = `package oracle\n\nresults := [[i, ${expression}] | some i, args in input]\n`;
  const inputText = `[${cases.join(",")}]`;
  const bundle = await compileAndOpen({ rego, entrypoints: [ENTRYPOINT] });
  const instance = new OpaInstance(await compileOpaModule(bundle, 8192));
  const ours = resultsOf(/^\[\{"result":(.*)\}\]$/s, instance.evaluate(ENTRYPOINT, inputText));
  const [only] = await localCompiler.eval({
    modules: [{ path: "policy.rego", text: rego }],
    query: "data.oracle.results",
    inputText,
  });
  const opa = resultsOf(/^(.*)$/s, only?.values[0] ?? "[]");
  return cases.map((args, index) => ({ args, opa: opa.get(index), ours: ours.get(index) }));
}

function resultsOf(pattern: RegExp, text: string): Map<number, RegoValue> {
  const list = parseRegoValue(pattern.exec(text)?.[1] ?? "[]");
  const results = new Map<number, RegoValue>();
  for (const pair of list !== null && isArray(list) ? list : []) {
    const [index, result] = pair as readonly [{ text: string }, RegoValue];
    results.set(Number(index.text), result);
  }
  return results;
}

/** The comparisons that differ; a test expects none. */
export function differences(comparisons: readonly Comparison[]): readonly Comparison[] {
  return comparisons.filter(({ opa, ours }) => JSON.stringify(opa) !== JSON.stringify(ours));
}
