import { compareSeverity } from "@hasp/core";
import type { Decision, Violation } from "@hasp/policy";
import { plainText } from "./plain-text.ts";
import { shortDigest } from "./short-digest.ts";

/** Characters of the whole message: what etcd, kubectl and a person's screen still bear. */
const MESSAGE_LIMIT = 64 * 1024;
const LINE_LIMIT = 1000;

/** Everything that denies, in one message: what, where in the manifest and what to do about it. */
export function denialMessage(
  decision: Decision,
  pointerOf: (inputPointer: string) => string,
): string {
  const violations = decision.violations
    .filter(({ enforcement }) => enforcement === "enforce")
    .toSorted((a, b) => compareSeverity(b.severity, a.severity));
  const { subject, bundle } = decision;
  const count = violations.length === 1 ? "1 violation" : `${violations.length} violations`;
  const blocks = [
    plainText(
      `${subject.name} is denied: ${count} (bundle ${bundle.revision}, ${shortDigest(bundle.digest)})`,
      LINE_LIMIT,
    ),
  ];
  let length = 0;
  for (const [index, violation] of violations.entries()) {
    const block = describe(violation, index + 1, pointerOf(violation.path));
    length += block.length;
    if (length > MESSAGE_LIMIT) {
      blocks.push(`… and ${violations.length - index} more: run hasp check manifest to see all`);
      break;
    }
    blocks.push(block);
  }
  return blocks.join("\n");
}

function describe(violation: Violation, number: number, pointer: string): string {
  const { severity, policy, message, remediation } = violation;
  return [
    plainText(`${number}. [${severity}] ${policy}: ${message}`, LINE_LIMIT),
    `   ${plainText(`at ${pointer || "/"}`, LINE_LIMIT)}`,
    `   ${plainText(`fix: ${remediation}`, LINE_LIMIT)}`,
  ].join("\n");
}
