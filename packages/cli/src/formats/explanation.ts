import type { Explanation } from "@hasp/policy";
import { wrap } from "../text/width.ts";
import { count } from "./count.ts";
import type { Surface } from "./format.ts";
import { createPaint, type Paint } from "./paint.ts";
import { shortDigest } from "./place.ts";

type Entry = Explanation["entries"][number];
type FoundBy = NonNullable<Entry["by"]>;
type Condition = FoundBy["conditions"][number];
type Settings = NonNullable<Entry["settings"]>;

const heads = {
  violations: "found",
  existing: "was there before the update",
  excepted: "excepted",
  undecided: "could not tell",
} as const;

/** For people: the verdict, then each part of the decision with the lines below it that made it. */
export function renderExplanation(explanation: Explanation, surface: Surface): string[] {
  const paint = createPaint(surface);
  const { subject, phase, verdict, policies, bundle, entries, outOfScope, silence } = explanation;
  const place = subject.namespace === undefined ? "" : ` in ${subject.namespace}`;
  const parts = [
    ...entries.map((one) => partOfEntry(one, paint)),
    ...outOfScope.map((one) => partOfScope(one, paint)),
    ...(silence === undefined ? [] : [partOfSilence(silence, paint)]),
  ];
  const digest = paint.dim(`  bundle ${bundle.revision} ${shortDigest(bundle.digest)}`);
  return [
    `${paint.outcome(verdict, verdict.toUpperCase())}  ${paint.bold(`${subject.kind} ${subject.name}${place}`)}  ${paint.plain(phase)}`,
    `${count(policies, "policy", "policies")} asked${digest}`,
    ...parts.flatMap(({ head, lines }) => ["", head, ...lines.flatMap((line) => indent(line))]),
  ];

  function indent({ text, depth, dim }: Line): string[] {
    const room = Math.max(20, surface.columns - 2 * depth);
    return wrap(paint.plain(text), room).map(
      (line) => "  ".repeat(depth) + (dim ? paint.dim(line) : line),
    );
  }
}

interface Line {
  readonly text: string;
  readonly depth: number;
  readonly dim?: boolean;
}

interface Part {
  readonly head: string;
  readonly lines: readonly Line[];
}

function partOfEntry({ list, policy, entry, by, origin, settings }: Entry, paint: Paint): Part {
  const name = policy ?? ("code" in entry ? entry.code : "");
  const lines: Line[] = [{ text: `${entry.message} at ${entry.path || "the whole"}`, depth: 1 }];
  if (by) lines.push(...linesOfRule(by));
  else if (origin === "image decision")
    lines.push({ text: "found by: the image's own decision, which the input carries", depth: 1 });
  else lines.push({ text: "said by: the input itself, or the engine about it", depth: 1 });
  if ("effect" in entry) lines.push({ text: `makes the verdict: ${entry.effect}`, depth: 1 });
  else lines.push({ text: `${entry.severity}, ${entry.enforcement}`, depth: 1 });
  if (entry.atMost)
    lines.push({ text: `its policy lets it be at most: ${entry.atMost}`, depth: 1 });
  lines.push(...linesOfSettings(settings));
  if ("exception" in entry) lines.push({ text: exceptionOf(entry.exception), depth: 1 });
  if ("remediation" in entry) lines.push({ text: `to do: ${entry.remediation}`, depth: 1 });
  return { head: `${paint.bold(name)}  ${heads[list]}`, lines };
}

function partOfScope(
  { policy, count: number, scope, by, settings }: Explanation["outOfScope"][number],
  paint: Paint,
): Part {
  const left = scope === undefined ? "switched off" : `left out by scope ${scope}`;
  return {
    head: `${paint.bold(policy)}  ${paint.plain(`${count(number, "violation")} ${left}`)}`,
    lines: [...by.flatMap(linesOfRule), ...linesOfSettings(settings)],
  };
}

function partOfSilence(
  { policy, file, notAsked, failed, settings }: NonNullable<Explanation["silence"]>,
  paint: Paint,
): Part {
  const head = `${paint.bold(policy)}  ${notAsked === undefined ? "found nothing" : "was not asked"}`;
  const lines: Line[] = failed.flatMap(({ rule, row, condition }) => [
    { text: `${rule} at ${file}:${row} did not hold for`, depth: 1 },
    ...linesOfCondition(condition),
  ]);
  if (notAsked !== undefined) lines.push({ text: notAsked, depth: 1 });
  return { head, lines: [...lines, ...linesOfSettings(settings)] };
}

function linesOfRule({ file, row, conditions }: FoundBy): Line[] {
  return [{ text: `found by: ${file}:${row}`, depth: 1 }, ...conditions.flatMap(linesOfCondition)];
}

function linesOfCondition({ row, text, values, reads }: Condition): Line[] {
  return [
    { text: `${row}: ${text}`, depth: 2 },
    ...values.map((one) => ({ text: shown(one), depth: 3, dim: true })),
    ...reads.map((one) => ({ text: `read ${shown(one)}`, depth: 3, dim: true })),
  ];
}

function shown({ name, value, omitted }: Condition["values"][number]): string {
  return `${name} = ${value ?? `(${omitted})`}`;
}

function linesOfSettings(settings: Settings | undefined): Line[] {
  if (settings === undefined) return [];
  const { enforcement, severity, parameters } = settings;
  const said = (what: string, { value, by }: Settings["severity"]): Line => ({
    text: `${what} ${typeof value === "string" ? value : JSON.stringify(value)}, said by: ${by}`,
    depth: 1,
  });
  return [
    said("mode", enforcement),
    said("severity", severity),
    ...Object.entries(parameters).map(([name, one]) => said(`parameter ${name}`, one)),
  ];
}

function exceptionOf({
  id,
  owner,
  reason,
  expires,
}: Extract<Entry["entry"], { exception: unknown }>["exception"]): string {
  const end = expires === undefined ? "until there is a fix" : `until ${expires}`;
  return `exception ${id} of ${owner} ${end}: ${reason}`;
}
