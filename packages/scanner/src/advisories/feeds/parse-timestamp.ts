import type { Timestamp } from "@hasp/core";

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** A time of a feed in our one form; undefined for what is none and for the epoch, which databases write for "unknown". */
export function parseTimestamp(text: string | undefined): Timestamp | undefined {
  if (text === undefined || text.length > 64 || !RFC3339.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) || time <= 0 ? undefined : new Date(time).toISOString();
}
