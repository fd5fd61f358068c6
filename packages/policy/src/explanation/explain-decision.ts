import { canonicalJson, isObject, objectOf } from "@hasp/core";
import type { Bundle } from "../bundle/bundle.ts";
import type { Compiler, Condition, ExplainedRule, InspectedModule } from "../compiler/compiler.ts";
import type { Input } from "../contract/input.ts";
import type { Decision, Excepted, Undecided, Violation } from "../decision.ts";
import { EvaluationError } from "../error.ts";
import type { TextEvaluator } from "../evaluator.ts";
import { firstDifference } from "../record/first-difference.ts";
import { type SaidSettings, settingsQuery } from "./settings-query.ts";
import { explainSilence, type Silence } from "./silence.ts";
import { type SourceModule, sourcesFor } from "./sources.ts";

/** Which lines found something, what held there, and what they read. */
export interface FoundBy {
  readonly file: string;
  readonly row: number;
  readonly conditions: readonly Condition[];
}

export interface ExplainedEntry {
  readonly list: "violations" | "excepted" | "existing" | "undecided";
  /** Absent where a problem of the input is undecided, not a policy. */
  readonly policy?: string;
  readonly entry: Violation | Excepted | Undecided;
  /** Absent where nothing in the bundle's Rego found it here: a problem that the input states, or the decision over an image. */
  readonly by?: FoundBy;
  readonly origin: "rule" | "image decision" | "input";
  /** Mode, severity and parameters of its policy where it was found, each with who said so. */
  readonly settings?: SaidSettings;
}

export interface ExplainedScope {
  readonly policy: string;
  readonly count: number;
  readonly scope?: string | undefined;
  readonly by: readonly FoundBy[];
  readonly settings?: SaidSettings;
}

/** Why a decision is as it is. */
export interface Explanation {
  readonly bundle: Decision["bundle"];
  readonly subject: Decision["subject"];
  readonly phase: Decision["phase"];
  readonly verdict: Decision["verdict"];
  /** How many policies were asked. */
  readonly policies: number;
  readonly entries: readonly ExplainedEntry[];
  readonly outOfScope: readonly ExplainedScope[];
  /** Of the policy that was asked for and found nothing: why. */
  readonly silence?: Silence;
}

export interface ExplainOptions {
  readonly bundle: Bundle;
  readonly evaluator: Pick<TextEvaluator, "evaluateText">;
  readonly compiler: Compiler;
  /** Only what concerns this policy. */
  readonly policy?: string | undefined;
}

/**
 * Decides over an input and traces, with OPA's own evaluator over the bundle's sources, what found each part of the decision. The
 * decision is `policy.wasm`'s; that the sources decide alike is checked.
 * @throws EvaluationError `EXPLANATION_DIFFERS`, `SOURCES_MISSING` and as `evaluateText` does; PolicyError `POLICY_INVALID`
 */
export async function explainDecision(
  input: Input,
  { bundle, evaluator, compiler, policy }: ExplainOptions,
): Promise<Explanation> {
  const inputText = canonicalJson(input);
  const decision = await evaluator.evaluateText(inputText);
  const named = policiesIn(decision);
  const { modules, policies } = sourcesFor(bundle, [...named, ...(policy ? [policy] : [])]);
  const inspected = await inspect(policies, compiler);
  const rules = policies.flatMap((one) => rulesOf(one, inspected));
  const wanted = entriesOf(decision).filter((one) => policy === undefined || one.policy === policy);
  const places = [
    ...wanted.map((one) => [one.policy ?? "", one.entry.path] as const),
    ...decision.outOfScope.map((one) => [one.policy, ""] as const),
    ...(policy === undefined ? [] : [[policy, ""] as const]),
  ];
  const told = await compiler.explain({
    modules,
    rules,
    queries: [`data.hasp.decide.${decision.subject.kind}`, settingsQuery(places, bundle)],
    data: JSON.parse(new TextDecoder().decode(bundle.data)),
    inputText,
  });
  const [decided, said] = told.answers.map((answer) =>
    answer === null ? undefined : JSON.parse(answer),
  );
  checkAgreement(decision, decided);
  const settingsAt = (index: number): SaidSettings | undefined => objectOf(said)[index] as never;
  const trace = new Trace(policies, told.rules);
  const entries = wanted.map((one, index) => explainEntry(one, trace, settingsAt(index)));
  const outOfScope = decision.outOfScope.flatMap((one, index): ExplainedScope[] => {
    if (policy !== undefined && one.policy !== policy) return [];
    const settings = settingsAt(wanted.length + index);
    return [{ ...one, by: trace.all(one.policy), ...(settings && { settings }) }];
  });
  const shown = { entries, outOfScope };
  const { subject, phase, verdict } = decision;
  const head = { bundle: decision.bundle, subject, phase, verdict, policies: decision.policies };
  const source = policies.find(({ id }) => id === policy);
  if (source === undefined || entries.length + outOfScope.length > 0) return { ...head, ...shown };
  const settings = settingsAt(places.length - 1);
  const silence = explainSilence(input, source, inspected.get(source.file), told.rules, settings);
  return { ...head, ...shown, silence };
}

function policiesIn(decision: Decision): readonly string[] {
  const entries = entriesOf(decision).flatMap(({ policy }) => policy ?? []);
  return [...new Set([...entries, ...decision.outOfScope.map(({ policy }) => policy)])];
}

type Entry = Pick<ExplainedEntry, "list" | "policy" | "entry">;

function entriesOf(decision: Decision): readonly Entry[] {
  return (["violations", "existing", "excepted", "undecided"] as const).flatMap((list) =>
    decision[list].map((entry) => {
      const { policy } = entry;
      return { list, ...(policy !== undefined && { policy }), entry };
    }),
  );
}

async function inspect(
  policies: readonly SourceModule[],
  compiler: Compiler,
): Promise<ReadonlyMap<string, InspectedModule>> {
  const modules = await compiler.inspect(policies.map(({ file, text }) => ({ path: file, text })));
  return new Map(modules.map((module) => [module.path, module]));
}

function rulesOf({ file }: SourceModule, inspected: ReadonlyMap<string, InspectedModule>) {
  const { package: name, rules = [] } = inspected.get(file) ?? {};
  return ["violations", "unknowns"]
    .filter((rule) => rules.includes(rule))
    .map((rule) => `data.${name}.${rule}`);
}

/** Two evaluators over one bundle: where they differ, no line can be named as the one that found something. */
function checkAgreement(decision: Decision, decided: unknown): void {
  const { bundle: _, input: __, ...own } = decision;
  const at = isObject(decided) ? firstDifference(own, decided) : "";
  if (at === undefined) return;
  throw new EvaluationError(
    "EXPLANATION_DIFFERS",
    `OPA's evaluator decides otherwise than policy.wasm at ${at || "the whole"}`,
    {
      hint: "build the bundle again from its sources; if it happens again, report it with the input",
    },
  );
}

/** What the trace tells, by policy. */
class Trace {
  readonly #found = new Map<string, readonly (FoundBy & { readonly value: unknown })[]>();

  constructor(policies: readonly SourceModule[], rules: readonly ExplainedRule[]) {
    for (const { id, file, package: name } of policies) {
      const own = rules.filter(({ path }) => path.startsWith(`data.${name}.`));
      const found = own.flatMap(({ found }) =>
        found.map(({ value, ...by }) => ({ file, ...by, value: JSON.parse(value) as unknown })),
      );
      this.#found.set(id, found);
    }
  }

  all(policy: string): readonly FoundBy[] {
    return (this.#found.get(policy) ?? []).map(({ value: _, ...by }) => by);
  }

  /** An exception or a scope that may hold says more behind the message of the violation. */
  find(policy: string, { message, path }: { message: string; path: string }): FoundBy | undefined {
    const found = this.#found.get(policy) ?? [];
    const there = found.filter(({ value }) => objectOf(value)["path"] === path);
    const said = (one: { value: unknown }) => String(objectOf(one.value)["message"] ?? "");
    const one =
      there.find((one) => said(one) === message) ??
      there.find((one) => said(one) !== "" && message.startsWith(said(one)));
    if (one === undefined) return undefined;
    const { value: _, ...by } = one;
    return by;
  }
}

function explainEntry(
  one: Entry,
  trace: Trace,
  settings: SaidSettings | undefined,
): ExplainedEntry {
  const by = one.policy === undefined ? undefined : trace.find(one.policy, one.entry);
  const isCarried = one.policy !== undefined && one.entry.path.endsWith("/image");
  const origin = by ? "rule" : isCarried ? "image decision" : "input";
  return { ...one, origin, ...(by && { by }), ...(settings && { settings }) };
}
