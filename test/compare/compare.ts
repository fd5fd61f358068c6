import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { canonicalJson } from "@hasp/core";
import {
  createEvaluator,
  createInlineEvaluator,
  type Input,
  localCompiler,
  openBundle,
} from "@hasp/policy";
import { loadSdkPolicy } from "../bench/sdk.ts";
import { hasp, makeFolder } from "../e2e/hasp.ts";
import { gatherCases } from "./corpus.ts";

// npm run compare: every way of evaluating a bundle gives the same decision over every fixture. OPA in Go is the oracle.

using folder = makeFolder();
const file = join(folder.path, "bundle.tar.gz");
const built = await hasp(["policy", "build", "-o", file], { env: { HASP_CACHE: folder.path } });
if (built.code !== 0) throw new Error(built.stderr);
const bundle = await openBundle(readFileSync(file));
const data = JSON.parse(new TextDecoder().decode(bundle.data)) as object;
const modules = [...bundle.files]
  .filter(([name]) => name.endsWith(".rego"))
  .map(([path, bytes]) => ({ path, text: new TextDecoder().decode(bytes) }));

const inline = await createInlineEvaluator(bundle);
const worker = await createEvaluator(bundle);
const sdk = await loadSdkPolicy(bundle);

/** A decision without what we add to it: the bundle's and the input's digest. */
function bare(decision: object): string {
  const { bundle: _, input: __, ...rest } = decision as Record<string, unknown>;
  return canonicalJson(rest);
}

async function byOpa(kind: string, inputText: string): Promise<string> {
  const query = `data.hasp.decide.${kind}`;
  const [only] = await localCompiler.eval({ modules, data, query, inputText, timeoutMs: 60_000 });
  return bare(JSON.parse(only?.values[0] ?? "{}"));
}

let differences = 0;
const cases = await gatherCases(folder.path, file);
const verdicts = new Map<string, number>();
for (const { name, input } of cases) {
  const value = JSON.parse(input) as Input;
  const opa = await byOpa(value.kind, input);
  const [{ result }] = sdk(value) as [{ result: object }];
  const answers = {
    "ours, inline": bare(await inline.evaluate(value)),
    "ours, in the worker": bare(await worker.evaluate(value)),
    "the plain npm SDK": bare(result),
  };
  const { verdict } = JSON.parse(opa) as { verdict: string };
  verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  for (const [who, answer] of Object.entries(answers)) {
    if (answer === opa) continue;
    differences += 1;
    process.stdout.write(`${basename(name)}: ${who} differs from OPA\n  ${answer}\n  ${opa}\n`);
  }
}
await inline.close();
await worker.close();
const told = [...verdicts].map(([verdict, n]) => `${n} ${verdict}`).join(", ");
process.stdout.write(
  `${cases.length} inputs (${told}) by OPA in Go, ours inline, ours in the worker and the plain npm SDK: ${differences} differences\n`,
);
process.exitCode = differences === 0 && cases.length > 0 ? 0 : 1;
