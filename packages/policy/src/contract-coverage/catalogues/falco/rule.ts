import type { Entry } from "../catalogue.ts";
import { join } from "../reads.ts";
import { type FalcoField, falcoFields, lackingFields } from "./fields.ts";

export interface FalcoRule {
  readonly name: string;
  /** What it happens on, in the contract's words. */
  readonly events: readonly string[];
  /** Every field that its condition reads, through its macros; all read `evt.type` besides. */
  readonly fields: readonly string[];
  readonly place?: "node";
  readonly note?: string;
}

/** What is not a fact of one event but of how Falco is asked. */
interface RuleOptions {
  readonly place?: "node";
  readonly note?: string;
}

export function rule(
  name: string,
  events: string,
  fields: string,
  options: RuleOptions = {},
): FalcoRule {
  return { name, events: events.split(" "), fields: fields.split(" "), ...options };
}

/** The rule as an entry: its fields read in the kinds of events that it is about. */
export function entryOf({ name, events, fields, place, note }: FalcoRule): Entry {
  const kinds = [...new Set(events.map((event) => event.split("/")[0]))] as (keyof FalcoField)[];
  const reads = ["evt.type", ...fields].flatMap((field) =>
    kinds.map((kind) => ({ [kind]: falcoFields[field]?.[kind] ?? [] })),
  );
  const lacks = fields.flatMap((field) => lackingFields[field] ?? [])[0];
  return {
    name,
    events,
    reads: join(...reads),
    ...(place && { place }),
    ...(note && { note }),
    ...(lacks && { lacks }),
  };
}
