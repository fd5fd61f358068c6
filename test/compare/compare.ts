import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { canonicalJson } from "@hasp/core";
import { createEvaluator, createInlineEvaluator, type Input, openBundle } from "@hasp/policy";
import { providePeer } from "../bench/peers.ts";
import { loadSdkPolicy } from "../bench/sdk.ts";
import { writeSources } from "../bench/write-sources.ts";
import { hasp, makeFolder } from "../e2e/hasp.ts";
import { type Case, gatherCases } from "./corpus.ts";

// npm run compare: every way of evaluating a bundle gives the same decision over every fixture. OPA in Go is the oracle.

/** Inputs that OPA is given at once. */
const BATCH = 1000;
const LIMIT = 300_000;

using folder = makeFolder();
const file = join(folder.path, "bundle.tar.gz");
const settings = join(folder.path, "settings.yaml");
writeFileSync(settings, "profile: strict\n");
const built = await hasp(["policy", "build", "--settings", settings, "-o", file], {
  env: { HASP_CACHE: folder.path },
});
if (built.code !== 0) throw new Error(built.stderr);
const bundle = await openBundle(readFileSync(file));
const opa = providePeer("opa", (message) => process.stderr.write(`${message}\n`));
if (!("path" in opa)) throw new Error(opa.missing);
const opaPath = opa.path;
const sources = join(folder.path, "sources");
writeSources(bundle, sources);

const inline = await createInlineEvaluator(bundle);
const worker = await createEvaluator(bundle);
let sdk = await loadSdkPolicy(bundle);
/** Inputs over which a policy calls a builtin that the SDK leaves to its host. */
let unanswered = 0;

/** A decision without what we add to it: the bundle's and the input's digest. */
function bare(decision: object): string {
  const { bundle: _, input: __, ...rest } = decision as Record<string, unknown>;
  return canonicalJson(rest);
}

/** OPA's decisions over inputs of one kind, by one evaluation: compiling the library takes longer than deciding. */
function byOpa(kind: string, inputs: readonly Case[]): readonly string[] {
  const corpus = join(folder.path, "corpus.json");
  writeFileSync(corpus, `{"corpus": [${inputs.map(({ input }) => input).join(",")}]}`);
  const query = `[one | some given in data.corpus; one := data.hasp.decide.${kind} with input as given]`;
  const args = ["eval", "--format", "raw", "--data", sources, "--data", corpus, query];
  const told = execFileSync(opaPath, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    timeout: LIMIT,
  });
  const decisions = JSON.parse(told) as object[];
  if (decisions.length !== inputs.length)
    throw new Error(
      `OPA gave ${decisions.length} decisions over ${inputs.length} inputs of ${kind}`,
    );
  return decisions.map(bare);
}

let differences = 0;
const cases = await gatherCases(folder.path, file);
const verdicts = new Map<string, number>();
for (const [kind, ofKind] of Map.groupBy(cases, kindOf)) {
  for (let start = 0; start < ofKind.length; start += BATCH) {
    const batch = ofKind.slice(start, start + BATCH);
    const decisions = byOpa(kind, batch);
    for (const [i, { name, input }] of batch.entries())
      await compare(name, input, decisions[i] ?? "");
  }
}

function kindOf({ input }: Case): string {
  return (JSON.parse(input) as Input).kind;
}

async function compare(name: string, input: string, opa: string): Promise<void> {
  const value = JSON.parse(input) as Input;
  const bySdk = await askSdk(value);
  const answers = {
    "ours, inline": bare(await inline.evaluate(value)),
    "ours, in the worker": bare(await worker.evaluate(value)),
    ...(bySdk && { "the plain npm SDK": bare(bySdk) }),
  };
  const { verdict } = JSON.parse(opa) as { verdict: string };
  verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
  for (const [who, answer] of Object.entries(answers)) {
    if (answer === opa) continue;
    differences += 1;
    process.stdout.write(`${basename(name)}: ${who} differs from OPA\n  ${answer}\n  ${opa}\n`);
  }
}

async function askSdk(input: Input): Promise<object | undefined> {
  try {
    const [{ result }] = sdk(input) as [{ result: object }];
    return result;
  } catch (error) {
    // it throws an object of its own
    if (!String(Object(error).message).startsWith("not implemented: built-in function"))
      throw error;
    unanswered += 1;
    // what broke off is not to be asked again
    sdk = await loadSdkPolicy(bundle);
    return undefined;
  }
}

await inline.close();
await worker.close();
const told = [...verdicts].map(([verdict, n]) => `${n} ${verdict}`).join(", ");
process.stdout.write(
  `${cases.length} inputs (${told}) by OPA in Go, ours inline, ours in the worker and the plain npm SDK (but for ${unanswered} that call builtins it lacks): ${differences} differences\n`,
);
process.exitCode = differences === 0 && cases.length > 0 ? 0 : 1;
