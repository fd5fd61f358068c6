import type { Catalogue, Entry, Reads } from "./catalogues/catalogue.ts";
import { catalogues } from "./catalogues/index.ts";
import { needsOf } from "./needs-of.ts";
import { sendingOf } from "./senders.ts";

/** The page that says where the contract carries what other catalogues read, and where it does not. */
export function renderCoverage(): string {
  return [
    "# What the contract carries",
    "",
    "Made from `packages/policy/src/contract-coverage` by `npm run generate`; do not edit. For every check, template, criterion and rule of other",
    "catalogues: the members of [the input](input.md) that say what it reads, what a policy over them `needs`, and who sends them",
    "today. A test holds that every member is in the contract's schemas, and that each field that Falco's rules read has one.",
    "",
    "| catalogue | entries | expressible | of these sent today | not expressible |",
    "| --- | --- | --- | --- | --- |",
    ...catalogues.map(summary),
    "",
    "**sent by**: `kubernetes` (webhook, `hasp check manifest`), `manifests` (`hasp check manifest` alone, from the objects of the same run),",
    "`docker` and `/proc` (the agent; it sees the processes of containers, not yet the node's own, and may miss what lives shortly), `scanner`.",
    "*no producer yet*: the contract has the members, and nobody fills those that are named, or sees those events. An entry counts as sent",
    "where all that it reads is, in one kind of subject at least; what is missing in the others is named.",
    "",
    "Two things hold for all. A rule over an image is of kind `image`; what runs the image carries its decision, so a rule that combines both",
    "reads `image.decision` of the container. Beside an event stand the labels, owner and account of its workload and, if asked for, all",
    "settings of the container; what else a Pod says is judged in kind `workload`, not beside every event.",
    ...catalogues.flatMap(section),
    "",
  ].join("\n");
}

function summary(catalogue: Catalogue): string {
  const { name, entries } = catalogue;
  const carried = entries.filter(({ lacks }) => lacks === undefined);
  const sent = carried.filter((entry) => sendingOf(entry).senders.length > 0);
  const rest = entries.filter(({ lacks }) => lacks !== undefined);
  const link = `[${name}](#${anchor(name)})`;
  return row(link, entries.length, carried.length, sent.length, names(rest));
}

function names(entries: readonly Entry[]): string {
  return entries.length === 0 ? "none" : entries.map(({ name }) => name).join("; ");
}

function anchor(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .replaceAll(" ", "-");
}

function section({ name, source, unit, around, entries }: Catalogue): string[] {
  const lacking = entries.filter(({ lacks }) => lacks !== undefined);
  return [
    "",
    `## ${name}`,
    "",
    `${entries.length - lacking.length} of ${entries.length}. Names from: ${source}.`,
    ...(around ? ["", `All of them besides: ${members(around)}.`] : []),
    "",
    `| ${unit} | reads | needs | sent by | note |`,
    "| --- | --- | --- | --- | --- |",
    ...entries.map(entryRow),
  ];
}

function entryRow(entry: Entry): string {
  const { name, reads, events = [], note = "", lacks } = entry;
  const needs = needsOf(reads).map(code).join(", ");
  const on = events.length > 0 ? `on ${events.map(code).join(", ")}; ` : "";
  const text = lacks === undefined ? note : `**not expressible**: ${lacks}`;
  return row(name, `${on}${members(reads)}`, needs, sender(entry), text);
}

function sender(entry: Entry): string {
  if (entry.lacks !== undefined) return "";
  const { senders, missing } = sendingOf(entry);
  const rest = missing.map(code).join(", ");
  if (senders.length === 0) return `*no producer yet*: ${rest}`;
  return [senders.join(", "), ...(rest === "" ? [] : [`not yet ${rest}`])].join("; ");
}

/** Members by kind; kinds that have the same ones stand together. */
function members(reads: Reads): string {
  const kinds = new Map<string, string[]>();
  for (const [kind, paths] of Object.entries(reads)) {
    const text = paths.map(code).join(", ");
    kinds.set(text, [...(kinds.get(text) ?? []), kind]);
  }
  return [...kinds].map(([text, names]) => `${names.join(", ")}: ${text}`).join("; ");
}

function code(text: string): string {
  return `\`${text}\``;
}

function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
}
