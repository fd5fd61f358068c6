import { canonicalJson } from "@hasp/core";
import { type Decision, type Verdict, verdicts } from "../decision.ts";

/** What a policy makes of a subject, from nothing at all to a denial. */
export const effects = ["none", "out of scope", "excepted", "audit", ...verdicts.slice(1)] as const;
export type Effect = (typeof effects)[number];

/** How grave a change is for whoever runs the subject, the gravest first. */
export const changeKinds = [
  "newly denied",
  "newly undecided",
  "newly warned",
  "newly allowed",
  "changed",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What one policy, or one problem that no policy names, makes otherwise of a subject. */
export interface PolicyEffectChange {
  /** A policy's id; of what no policy says, the code of the problem. */
  readonly by: string;
  readonly change: ChangeKind;
  readonly from: Effect;
  readonly to: Effect;
  /** How much it finds. */
  readonly fromCount: number;
  readonly toCount: number;
}

export interface DecisionChange {
  readonly change: ChangeKind;
  readonly from: Verdict;
  readonly to: Verdict;
  readonly by: readonly PolicyEffectChange[];
}

/** What two decisions over one input differ in; undefined where neither the verdict nor anything that was found does. */
export function compareDecisions(before: Decision, after: Decision): DecisionChange | undefined {
  const [old, young] = [findingsOf(before), findingsOf(after)];
  const names = [...new Set([...old.keys(), ...young.keys()])].sort();
  const by = names.flatMap((name): PolicyEffectChange[] => {
    const [was, is] = [old.get(name) ?? nothing, young.get(name) ?? nothing];
    if (isSameFound(was, is)) return [];
    const change = changeOf(verdictOf(was.effect), verdictOf(is.effect));
    return [
      {
        by: name,
        change,
        from: was.effect,
        to: is.effect,
        fromCount: was.count,
        toCount: is.count,
      },
    ];
  });
  const [from, to] = [before.verdict, after.verdict];
  if (from === to && by.length === 0) return undefined;
  return { change: changeOf(from, to), from, to, by };
}

/** What becomes graver is told by what it becomes; what was stopped and is let in is newly allowed, warned or not. */
function changeOf(from: Verdict, to: Verdict): ChangeKind {
  if (rank(to) > rank(from)) {
    if (to === "deny") return "newly denied";
    return to === "unknown" ? "newly undecided" : "newly warned";
  }
  const isLetIn = rank(from) > rank("warn") && rank(to) <= rank("warn");
  return isLetIn ? "newly allowed" : "changed";
}

function rank(verdict: Verdict): number {
  return verdicts.indexOf(verdict);
}

/** What is recorded and no more does not stop anything. */
function verdictOf(effect: Effect): Verdict {
  return verdicts.find((verdict) => verdict === effect) ?? "allow";
}

interface Found {
  effect: Effect;
  count: number;
  /** What it said, one text each. */
  readonly said: string[];
}

const nothing: Found = { effect: "none", count: 0, said: [] };

function isSameFound(a: Found, b: Found): boolean {
  return (
    a.effect === b.effect &&
    a.count === b.count &&
    canonicalJson(a.said.toSorted()) === canonicalJson(b.said.toSorted())
  );
}

/** What a decision lists, by who said it. */
function findingsOf(decision: Decision): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  function add(by: string, effect: Effect, said: object, count = 1): void {
    const known = found.get(by) ?? { effect, count: 0, said: [] };
    found.set(by, known);
    if (effects.indexOf(effect) > effects.indexOf(known.effect)) known.effect = effect;
    known.count += count;
    known.said.push(canonicalJson({ effect, ...said }));
  }
  const byMode = { enforce: "deny", warn: "warn", audit: "audit" } as const;
  // titles and remedies are what somebody reads of it, not what is found
  for (const { title: _, remediation: __, ...one } of decision.violations)
    add(one.policy, byMode[one.enforcement], one);
  // what an update found already there warns at most
  for (const { title: _, remediation: __, ...one } of decision.existing)
    add(one.policy, one.enforcement === "audit" ? "audit" : "warn", one);
  for (const { title: _, remediation: __, ...one } of decision.excepted)
    add(one.policy, "excepted", one);
  for (const one of decision.undecided) add(one.policy ?? one.code, one.effect, one);
  for (const one of decision.outOfScope) add(one.policy, "out of scope", one, one.count);
  return found;
}
