import type { Answer, AnsweredCatalogue } from "./answers/answer.ts";
import { answeredCatalogues } from "./answers/index.ts";
import type { Catalogue } from "./catalogues/catalogue.ts";
import { catalogues } from "./catalogues/index.ts";
import { contractCells, contractColumns, members } from "./contract-cells.ts";
import { headingLink, row, rule } from "./markdown.ts";
import { sendingOf } from "./senders.ts";

/** The page that says which policies ask what other catalogues ask, and where the contract carries what they read. */
export function renderCoverage(): string {
  const others = catalogues.filter(({ name }) => answersOf(name) === undefined);
  return [
    "# Coverage of other catalogues",
    "",
    "Made from `packages/policy/src/contract-coverage` by `npm run generate`; do not edit. For every check, template, rule, policy and",
    "recommendation of other catalogues: [the policies](policies.md) of the library that ask it, or why none does; and, where its name is the",
    "same, the members of [the input](input.md) that say what it reads, what a policy over them `needs`, and who sends them today. Tests hold",
    "that every policy exists, that no item is without a policy or a reason, that no catalogue misses an item, and that every member is in",
    "the contract's schemas.",
    "",
    "A policy stands beside an item where it asks for the same danger. It may be stricter or milder in detail, and many ask only what their",
    "parameters say, as the item does; the note says so.",
    "",
    "## By policies",
    "",
    row("catalogue", "items", "with a policy", "with a reason why none"),
    rule(4),
    ...answeredCatalogues.map(answeredSummary),
    "",
    "## By the contract",
    "",
    row("catalogue", "entries", "expressible", "of these sent today", "not expressible"),
    rule(5),
    ...catalogues.map(contractSummary),
    "",
    "**sent by**: `kubernetes` (webhook, `hasp check manifest`), `manifests` (`hasp check manifest` alone, from the objects of the same run),",
    "`docker` and `/proc` (the agent; it sees the processes of containers, not yet the node's own, and may miss what lives shortly), `scanner`.",
    "*no producer yet*: the contract has the members, and nobody fills those that are named, or sees those events. An entry counts as sent",
    "where all that it reads is, in one kind of subject at least; what is missing in the others is named.",
    "",
    "Two things hold for all. A rule over an image is of kind `image`; what runs the image carries its decision, so a rule that combines both",
    "reads `image.decision` of the container. Beside an event stand the labels, owner and account of its workload and, if asked for, all",
    "settings of the container; what else a Pod says is judged in kind `workload`, not beside every event.",
    ...answeredCatalogues.flatMap(answeredSection),
    ...others.flatMap(contractSection),
    "",
  ].join("\n");
}

function answersOf(name: string): AnsweredCatalogue | undefined {
  return answeredCatalogues.find((one) => one.name === name);
}

function answeredSummary({ name, answers }: AnsweredCatalogue): string {
  const answered = answers.filter(({ policies }) => policies.length > 0).length;
  return row(headingLink(name), answers.length, answered, answers.length - answered);
}

function contractSummary({ name, entries }: Catalogue): string {
  const carried = entries.filter(({ lacks }) => lacks === undefined);
  const sent = carried.filter((entry) => sendingOf(entry).senders.length > 0);
  const rest = entries.filter(({ lacks }) => lacks !== undefined).map((entry) => entry.name);
  const lacking = rest.length === 0 ? "none" : rest.join("; ");
  return row(headingLink(name), entries.length, carried.length, sent.length, lacking);
}

function answeredSection({ name, source, unit, answers }: AnsweredCatalogue): string[] {
  const contract = catalogues.find((catalogue) => catalogue.name === name);
  const entries = new Map(contract?.entries.map((entry) => [entry.name, entry]));
  const columns = [unit, "policies", "of the policies", ...(contract ? contractColumns : [])];
  return [
    ...sectionHead(name, source, contract),
    row(...columns),
    rule(columns.length),
    ...answers.map((one) => {
      const entry = entries.get(one.item);
      return row(...answerCells(one), ...(entry ? contractCells(entry) : []));
    }),
  ];
}

function contractSection(catalogue: Catalogue): string[] {
  const columns = [catalogue.unit, ...contractColumns];
  return [
    ...sectionHead(catalogue.name, catalogue.source, catalogue),
    row(...columns),
    rule(columns.length),
    ...catalogue.entries.map((entry) => row(entry.name, ...contractCells(entry))),
  ];
}

function sectionHead(name: string, source: string, catalogue: Catalogue | undefined): string[] {
  const around = catalogue?.around;
  return [
    "",
    `## ${name}`,
    "",
    `Names from: ${source}.`,
    ...(around ? ["", `All of them besides: ${members(around)}.`] : []),
    "",
  ];
}

function answerCells({ item, policies, note = "" }: Answer): string[] {
  const links = policies.map((id) => `[${id}](policies.md#${id})`).join(", ");
  return policies.length > 0 ? [item, links, note] : [item, "none", note];
}
