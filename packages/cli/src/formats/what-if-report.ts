import { type ChangeKind, changeKinds, type WhatIf } from "@hasp/policy";
import { columns } from "../text/columns.ts";
import { markdownCode, markdownTable } from "../text/markdown.ts";
import { count } from "./count.ts";
import type { Surface } from "./format.ts";
import { createPaint } from "./paint.ts";
import { shortDigest } from "./place.ts";

const colours = {
  "newly denied": "deny",
  "newly undecided": "unknown",
  "newly warned": "warn",
  "newly allowed": "allow",
  changed: "warn",
} as const satisfies Record<ChangeKind, string>;

/** Rows of a pull request's text: code hosts take some 65,000 characters. */
const ROWS = 100;

/** For people: the policies that decide otherwise, then each subject with what it gets. */
export function renderWhatIf(report: WhatIf, surface: Surface): string[] {
  const paint = createPaint(surface);
  const { policies, changes, problems } = report;
  const present = changeKinds.filter((kind) => policies.some((one) => one[kind] > 0));
  const table = columns([
    ["BY", ...present.map((kind) => kind.toUpperCase())],
    ...policies.map((one) => [one.by, ...present.map((kind) => String(one[kind] || "-"))]),
  ]);
  const subjects = changes.flatMap((one) => [
    `${paint.outcome(colours[one.change], one.change.toUpperCase().padEnd(15))} ${paint.bold(subjectOf(one))}  ${paint.dim(`${one.phase}, ${one.from} -> ${one.to}, ${seenIn(one)}`)}`,
    ...one.by.map((by) => `    ${paint.plain(`${by.by}: ${effectOf(by)}`)}`),
  ]);
  return [
    ...(policies.length > 0 ? [...table, ""] : []),
    ...(changes.length > 0 ? [...subjects, ""] : []),
    ...(report.unlisted > 0 ? [`and ${count(report.unlisted, "input")} that change too`] : []),
    ...problems.map(
      ({ place, code, message }) =>
        `${paint.outcome("unknown", "COULD NOT TELL".padEnd(15))} ${paint.bold(place)}  ${paint.plain(`${code}: ${message}`)}`,
    ),
    summaryOf(report),
    paint.dim(bundlesOf(report)),
  ];
}

/** For the text of a pull request. */
export function renderWhatIfMarkdown(report: WhatIf): string[] {
  const { policies, changes, problems } = report;
  const present = changeKinds.filter((kind) => policies.some((one) => one[kind] > 0));
  const byPolicy = policies.map((one) => [
    markdownCode(one.by),
    ...present.map((kind) => String(one[kind] || "")),
  ]);
  const bySubject = changes.map((one) => [
    one.change,
    markdownCode(subjectOf(one)),
    one.phase,
    one.by.map((by) => `${markdownCode(by.by)} ${effectOf(by)}`).join("<br>"),
    String(one.inputs),
  ]);
  const untold = problems.map(({ place, code, message }) => [
    markdownCode(place),
    code,
    markdownCode(message),
  ]);
  return [
    "### What this change of policies decides otherwise",
    "",
    `${summaryOf(report)}.`,
    ...section(["Decided otherwise by", ...present], byPolicy),
    ...section(["Change", "Subject", "Phase", "By", "Inputs"], bySubject),
    ...section(["Could not tell", "Code", "Why"], untold),
    "",
    `${bundlesOf(report).replace(/^./, (letter) => letter.toUpperCase())}.`,
  ];
}

function section(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const rest = rows.length - ROWS;
  return [
    "",
    ...markdownTable(head, rows.slice(0, ROWS)),
    ...(rest > 0 ? ["", `and ${count(rest, "more row")}`] : []),
  ];
}

function summaryOf(report: WhatIf): string {
  const { counts, inputs, unchanged, problems, unlistedProblems } = report;
  const untold = problems.length + unlistedProblems;
  const told = changeKinds.filter((kind) => counts[kind] > 0);
  return [
    `${count(inputs, "input")} judged`,
    `${unchanged} alike`,
    ...told.map((kind) => `${counts[kind]} ${kind}`),
    ...(untold > 0 ? [`${untold} not told`] : []),
  ].join(", ");
}

function bundlesOf({ from, to }: WhatIf): string {
  const name = ({ revision, digest }: WhatIf["to"]) =>
    `bundle ${/^[\w.-]{1,40}$/.test(revision) ? `${revision} ` : ""}${shortDigest(digest)}`;
  return `before: ${from ? name(from) : "the recorded decisions"}; after: ${name(to)}`;
}

type Change = WhatIf["changes"][number];

function subjectOf({ subject: { kind, name, namespace, cluster } }: Change): string {
  const place = namespace === undefined ? "" : ` in ${namespace}`;
  return `${kind} ${name}${place}${cluster === undefined ? "" : ` of ${cluster}`}`;
}

function seenIn({ inputs, place }: Change): string {
  return inputs === 1 ? place : `${place} and ${inputs - 1} more`;
}

/** Where a policy does the same as before it finds something else, or more or less of it. */
function effectOf({ from, to, fromCount, toCount }: Change["by"][number]): string {
  if (from !== to) return `${from} -> ${to}`;
  if (fromCount === toCount) return `${to}, for another reason`;
  return `${to}, ${fromCount} -> ${toCount} found`;
}
