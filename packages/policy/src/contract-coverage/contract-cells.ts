import type { Entry, Reads } from "./catalogues/catalogue.ts";
import { code } from "./markdown.ts";
import { needsOf } from "./needs-of.ts";
import { sendingOf } from "./senders.ts";

/** Heads of the columns that say where the contract carries what an entry reads. */
export const contractColumns = ["reads", "needs", "sent by", "of the contract"] as const;

export function contractCells(entry: Entry): string[] {
  const { reads, events = [], note = "", lacks } = entry;
  const needs = needsOf(reads).map(code).join(", ");
  const on = events.length > 0 ? `on ${events.map(code).join(", ")}; ` : "";
  const text = lacks === undefined ? note : `**not expressible**: ${lacks}`;
  return [`${on}${members(reads)}`, needs, sender(entry), text];
}

function sender(entry: Entry): string {
  if (entry.lacks !== undefined) return "";
  const { senders, missing } = sendingOf(entry);
  const rest = missing.map(code).join(", ");
  if (senders.length === 0) return `*no producer yet*: ${rest}`;
  return [senders.join(", "), ...(rest === "" ? [] : [`not yet ${rest}`])].join("; ");
}

/** Members by kind; kinds that have the same ones stand together. */
export function members(reads: Reads): string {
  const kinds = new Map<string, string[]>();
  for (const [kind, paths] of Object.entries(reads)) {
    const text = paths.map(code).join(", ");
    kinds.set(text, [...(kinds.get(text) ?? []), kind]);
  }
  return [...kinds].map(([text, names]) => `${names.join(", ")}: ${text}`).join("; ");
}
