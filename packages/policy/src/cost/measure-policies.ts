import { canonicalJson } from "@hasp/core";
import type { Compiler } from "../compiler/compiler.ts";
import type { Input } from "../contract/input.ts";
import { hostBuiltins } from "../evaluator/builtins/builtin.ts";
import { evaluatorDefaults } from "../evaluator/judge.ts";
import { compileOpaModule } from "../evaluator/opa-module.ts";
import type { CompiledLibrary } from "../library/compile-library.ts";
import type { Policy } from "../library/policy.ts";

export interface CostInput {
  readonly place: string;
  readonly input: Input;
  /** Its canonical JSON. */
  readonly text: string;
}

/** Microseconds of one evaluation, and by how much the rounds of the measurement differ. */
interface Measured {
  readonly micros: number;
  readonly noise: number;
}

/** What a policy costs on the input that it is dearest on. */
export interface PolicyCost extends Measured {
  readonly policy: string;
  readonly kind: string;
  readonly place: string;
}

/** A whole decision over an input, and what of it only reads the input and writes a result. */
export interface DecisionCost extends Measured {
  readonly kind: string;
  readonly place: string;
  readonly reading: number;
  /** Policies that judge such a subject. */
  readonly policies: number;
}

export interface PolicyCosts {
  /** The dearest first. */
  readonly policies: readonly PolicyCost[];
  readonly decisions: readonly DecisionCost[];
  /** Policies that judge none of the inputs. */
  readonly unmeasured: readonly string[];
}

const NOTHING = "hasp/bench/nothing";
const ROUNDS = 7;
/** Milliseconds of one round; what is shorter drowns in the clock and the collector. */
const ROUND = 1;
/** Milliseconds for each input before anything is measured. */
const WARM_UP = 200;

/**
 * Measures each policy alone in WebAssembly: one module with an entrypoint for the rules of each, and one that answers nothing,
 * whose time for reading the input is taken off. Both run in turn, round by round; the cost is the median of the differences. What
 * policies share is in the cost of each of them, so the costs add up to more than a decision.
 */
export async function measurePolicies(
  library: Pick<CompiledLibrary, "files" | "data" | "policies" | "entrypoints">,
  inputs: readonly CostInput[],
  compiler: Compiler,
  onInput: (done: number) => void | Promise<void> = () => undefined,
): Promise<PolicyCosts> {
  const { OpaPolicy } = await import("../evaluator/opa-instance.ts");
  const program = new OpaPolicy(await compileProgram(library, compiler));
  const run = (entrypoint: string, input: string) => () => program.evaluate({ entrypoint, input });
  const costs = new Map<string, PolicyCost>();
  const decisions: DecisionCost[] = [];
  for (const [index, { place, input, text }] of inputs.entries()) {
    await onInput(index);
    const { kind } = input;
    const nothing = run(NOTHING, text);
    const decide = run(`hasp/decide/${kind}`, text);
    warmUp([decide, nothing]);
    const judging = library.policies.filter((policy) => judges(policy, input));
    for (const policy of judging) {
      const rules = rulesOf(policy).map((rule) => run(rule, text));
      const measured = compare(nothing, rules);
      const known = costs.get(policy.id);
      if (known === undefined || known.micros < measured.micros)
        costs.set(policy.id, { policy: policy.id, kind, place, ...measured });
    }
    const whole = compare(nothing, [decide]);
    const times = timesFor(nothing);
    const reading = Math.min(...Array.from({ length: ROUNDS }, () => timeOf(nothing, times)));
    decisions.push({ kind, place, ...whole, reading, policies: judging.length });
  }
  const { policies } = library;
  return {
    policies: [...costs.values()].sort((a, b) => b.micros - a.micros),
    decisions,
    unmeasured: policies.map(({ id }) => id).filter((id) => !costs.has(id)),
  };
}

async function compileProgram(
  { files, data, policies, entrypoints: own }: Parameters<typeof measurePolicies>[0],
  compiler: Compiler,
) {
  const entrypoints = [...own, NOTHING, ...policies.flatMap(rulesOf)];
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  const modules = [
    ...sources,
    { path: "bench.rego", text: "package hasp.bench\n\nnothing := true\n" },
  ];
  const { wasm } = await compiler.build({ modules, entrypoints, hostBuiltins });
  const bytes = new TextEncoder().encode(canonicalJson(data));
  return compileOpaModule({ wasm, data: bytes, entrypoints }, evaluatorDefaults.memoryPages);
}

function rulesOf({ package: name, hasUnknowns }: Policy): readonly string[] {
  const rules = hasUnknowns ? ["violations", "unknowns"] : ["violations"];
  return rules.map((rule) => `${name.replaceAll(".", "/")}/${rule}`);
}

/** Whether the policy judges such a subject; by its keys it may be asked more rarely. */
function judges({ subjects, events, resources }: Policy, input: Input): boolean {
  if (!subjects.includes(input.kind)) return false;
  if ("event" in input) return events?.includes(String(input.event.type)) ?? true;
  if (input.kind !== "resource") return true;
  return resources?.some((kind) => kind === "*" || kind === input.resource.kind) ?? true;
}

function compare(nothing: () => void, rules: readonly (() => void)[]): Measured {
  const differences: number[] = [];
  const times = timesFor(() => {
    for (const rule of rules) rule();
  });
  for (let round = 0; round < ROUNDS; round++) {
    const base = timeOf(nothing, times);
    const taken = rules.reduce((sum, rule) => sum + timeOf(rule, times) - base, 0);
    differences.push(taken);
  }
  differences.sort((a, b) => a - b);
  const at = (part: number) => differences[Math.floor(part * (ROUNDS - 1))] ?? 0;
  // the quarters: one round that the machine disturbed says nothing
  return { micros: Math.max(0, at(0.5)), noise: at(0.75) - at(0.25) };
}

/** Code that the engine has not optimized yet would be measured for the policy that happens to come first. */
function warmUp(runs: readonly (() => void)[]): void {
  const end = performance.now() + WARM_UP;
  while (performance.now() < end) for (const run of runs) run();
}

/** How often it runs in a round; the runs that tell it also warm it up. */
function timesFor(run: () => void): number {
  const once = timeOf(run, 5);
  return Math.min(500, Math.max(3, Math.ceil((ROUND * 1000) / once)));
}

/** Microseconds of one run. */
function timeOf(run: () => void, times: number): number {
  const start = performance.now();
  for (let n = 0; n < times; n++) run();
  return ((performance.now() - start) * 1000) / times;
}
