import type { Decision, Violation } from "@hasp/policy";
import { plainText } from "./plain-text.ts";
import { placeOf, type Told, type Undecided } from "./told.ts";

/** Characters of the whole message: what etcd, kubectl and a person's screen still bear. */
const MESSAGE_LIMIT = 64 * 1024;
const LINE_LIMIT = 1000;

/** Everything that denies, and nothing else, in one message: what, where in the manifest and what to do about it. */
export function denialMessage(decision: Decision, told: Told): string {
  const { denying, undecided } = told;
  const counts = [
    ...counted(denying.length, "violation", "violations"),
    ...counted(undecided.deny.length, "thing that cannot be told", "things that cannot be told"),
  ];
  const blocks = [...denying.map(violationLines), ...undecided.deny.map(undecidedLines)];
  return message(decision, `is denied: ${counts.join(" and ")}`, blocks);
}

/** What could not be told, where the failure policy denies for it. */
export function undecidedMessage(decision: Decision, { undecided }: Told): string {
  const [count] = counted(undecided.unknown.length, "thing", "things");
  return message(
    decision,
    `is denied by the failure policy: ${count ?? "something"} could not be told`,
    undecided.unknown.map(undecidedLines),
  );
}

type Lines = (number: number) => string;

function message({ subject, bundle }: Decision, what: string, all: readonly Lines[]): string {
  const from = `(bundle ${bundle.revision}, ${shortDigest(bundle.digest)})`;
  const blocks = [plainText(`${subject.name} ${what} ${from}`, LINE_LIMIT)];
  let length = 0;
  for (const [index, lines] of all.entries()) {
    const block = lines(index + 1);
    length += block.length;
    if (length > MESSAGE_LIMIT) {
      blocks.push(`… and ${all.length - index} more: run hasp check manifest to see all`);
      break;
    }
    blocks.push(block);
  }
  return blocks.join("\n");
}

function violationLines(violation: Violation): Lines {
  const { severity, policy, message: text, remediation } = violation;
  return (number) =>
    [
      plainText(`${number}. [${severity}] ${policy}: ${text}`, LINE_LIMIT),
      `   ${plainText(`at ${placeOf(violation) || "/"}`, LINE_LIMIT)}`,
      `   ${plainText(`fix: ${remediation}`, LINE_LIMIT)}`,
    ].join("\n");
}

function undecidedLines({ code, message: text, path, policy }: Undecided): Lines {
  return (number) =>
    [
      plainText(`${number}. ${policy ? `${policy}: ` : ""}${code}: ${text}`, LINE_LIMIT),
      ...(path ? [`   ${plainText(`at ${path}`, LINE_LIMIT)}`] : []),
    ].join("\n");
}

function counted(count: number, one: string, many: string): string[] {
  if (count === 0) return [];
  return [`${count} ${count === 1 ? one : many}`];
}

/** The start of a digest, enough for a person to compare: `sha256:0123456789ab`. */
function shortDigest(digest: string): string {
  return digest.slice(0, "sha256:".length + 12);
}
