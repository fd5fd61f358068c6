import { compareSeverity, ProblemCode, type Severity } from "@hasp/core";
import type { CarriedViolation, ImageDecision } from "../contract/image.ts";
import type { Decision, Violation } from "../decision.ts";

/** What is carried of violations, and of what could not be told. */
const LIMIT = 50;
/** What is carried of excepted violations: they count again where their exception does not hold. */
const EXCEPTED = 200;
/** Characters of a message; an image's words come from whoever built it. */
const MESSAGE = 1000;

/**
 * What an image's decision says to those that run the image. What was cut counts by policy, and so does what a scope left out: in
 * the namespace where the image runs, another scope may hold. What an exception covers is carried too and looked up anew:
 * it may hold for the image and not where it runs.
 */
export function carryDecision(decision: Decision): ImageDecision {
  const kept = mostTelling(decision.violations);
  const told = new Set(kept);
  const omitted: Record<string, number> = {};
  const omit = (policy: string, count: number) => {
    omitted[policy] = (omitted[policy] ?? 0) + count;
  };
  for (const violation of decision.violations) if (!told.has(violation)) omit(violation.policy, 1);
  for (const { policy, count } of decision.outOfScope) omit(policy, count);
  return {
    verdict: decision.verdict,
    violations: [...kept, ...decision.excepted.slice(0, EXCEPTED)].map(carryViolation),
    omitted,
    undecided: [
      ...mostTellingProblems(decision.undecided),
      ...cutExceptions(decision.excepted.slice(EXCEPTED)),
    ],
  };
}

/** Whether exceptions that were cut hold where the image runs cannot be told any more. */
function cutExceptions(cut: readonly Violation[]): ImageDecision["undecided"] {
  return [...new Set(cut.map(({ policy }) => policy))].map((policy) => {
    const count = cut.filter((one) => one.policy === policy).length;
    const message = `${count} excepted violations more than are carried`;
    return { code: "SUBJECT_TRUNCATED", path: "", message, policy };
  });
}

/** What is carried of an image whose facts could not be judged. */
export function unjudged(message: string): ImageDecision {
  return {
    verdict: "unknown",
    violations: [],
    omitted: {},
    undecided: [{ code: "IMAGE_JUDGEMENT_FAILED", path: "", message: shortened(message) }],
  };
}

function carryViolation(violation: Violation): CarriedViolation {
  const {
    policy,
    severity,
    message,
    identifiers,
    package: name,
    fix,
    atMost,
    evidence,
  } = violation;
  // where a policy says no file it says the place in the image's configuration
  const file = evidence.source?.["file"] ?? evidence.source?.["configuration"];
  return {
    policy,
    severity,
    message: shortened(message),
    ...(identifiers && { identifiers }),
    ...(name !== undefined && { package: name }),
    ...(fix && { fix }),
    ...(typeof file === "string" && { file }),
    ...(atMost && { atMost }),
  };
}

/** The gravest, and at least one of every policy: fifty warnings must not hide what denies. */
function mostTelling(violations: readonly Violation[]): readonly Violation[] {
  const gravest = violations.toSorted(byGravity);
  const ofEach = new Map(gravest.toReversed().map((violation) => [violation.policy, violation]));
  return [...new Set([...[...ofEach.values()].toSorted(byGravity), ...gravest])]
    .slice(0, LIMIT)
    .toSorted(byGravity);
}

const enforcements: readonly Violation["enforcement"][] = ["enforce", "warn", "audit"];

function byGravity(
  a: { severity: Severity; enforcement: Violation["enforcement"] },
  b: { severity: Severity; enforcement: Violation["enforcement"] },
): number {
  return (
    enforcements.indexOf(a.enforcement) - enforcements.indexOf(b.enforcement) ||
    compareSeverity(b.severity, a.severity)
  );
}

/** At least one of every code and policy, for these decide what becomes of them. */
function mostTellingProblems(undecided: Decision["undecided"]): ImageDecision["undecided"] {
  const ofEach = new Map(
    undecided.toReversed().map((one) => [JSON.stringify([one.code, one.policy, one.atMost]), one]),
  );
  return [...new Set([...ofEach.values(), ...undecided])]
    .slice(0, Math.max(LIMIT, ofEach.size))
    .map(({ code, path, message, policy, atMost }) => ({
      // a policy may name a code of its own
      code: ProblemCode.safeParse(code).data ?? "POLICY_UNDECIDED",
      path,
      message: shortened(message),
      ...(policy !== undefined && { policy }),
      ...(atMost && { atMost }),
    }));
}

function shortened(text: string): string {
  return text.length > MESSAGE ? `${text.slice(0, MESSAGE)}…` : text;
}
