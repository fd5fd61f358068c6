import type { Severity } from "@hasp/core";
import { z } from "zod";
import { debianReleases } from "../../ecosystems/debian.ts";
import { dpkg } from "../../versions/dpkg.ts";
import type { Affected } from "../advisory.ts";
import type { Feed, FeedSink } from "./feed.ts";
import { shorten } from "./shorten.ts";

const ID = /^(?:CVE-\d{4}-\d{4,}|TEMP-\d+-[0-9A-F]+)$/;

const Release = z.object({
  status: z.enum(["resolved", "open", "undetermined"]),
  fixed_version: z.string().optional(),
  urgency: z.string().optional(),
  nodsa: z.string().optional(),
  nodsa_reason: z.string().nullable().optional(),
});
type Release = z.infer<typeof Release>;

const Entry = z.object({
  description: z.string().optional(),
  releases: z.record(z.string(), z.unknown()),
});

const urgencies: ReadonlyMap<string, Severity> = new Map([
  ["unimportant", "negligible"],
  ["low", "low"],
  ["medium", "medium"],
  ["high", "high"],
]);

/** The Debian security tracker's JSON: package, then CVE, then release (security-tracker.debian.org/tracker/data/json). */
export const debianTracker: Feed = {
  name: "debian",
  container: "file",

  accepts(document) {
    const firstPackage = firstValue(document);
    return Entry.safeParse(firstValue(firstPackage)).success;
  },

  read(document, sink) {
    for (const [name, entries] of entriesOf(document)) {
      for (const [id, value] of entriesOf(entries)) readEntry(name, id, value, sink);
      if (entriesOf(entries).length === 0) sink.problem(name, "no advisories for this package");
    }
  },
};

function readEntry(name: string, id: string, value: unknown, sink: FeedSink): void {
  const place = `${name} ${id}`;
  const entry = Entry.safeParse(value);
  if (!ID.test(id) || !entry.success) {
    sink.problem(place, "not an entry of the tracker");
    return;
  }
  const title = shorten(entry.data.description);
  const text = { id, aliases: [], ...(title && { title }) };
  for (const [codename, release] of Object.entries(entry.data.releases)) {
    const number = debianReleases.get(codename);
    if (number === undefined) {
      sink.passOver(`Debian ${codename}`, "no release of this codename is known");
      continue;
    }
    const source = { feed: "debian", ecosystem: `debian:${number}` };
    sink.source(source);
    const fact = Release.safeParse(release);
    const affected = fact.success ? affectedOf(fact.data) : "not a release of the tracker";
    if (typeof affected === "string") sink.problem(`${place} ${codename}`, affected);
    else if (affected) sink.advisory({ source, package: name, text, affected });
  }
}

/** Undefined where the release was never affected; a text says what is wrong. */
function affectedOf(release: Release): Affected | string | undefined {
  const { status, fixed_version: fixed, urgency = "" } = release;
  // high** and the like: the stars say that no human rated it
  const severity = urgencies.get(urgency.replace(/\*+$/, "")) ?? "unknown";
  if (status === "resolved") {
    if (fixed === undefined) return "resolved without a fixed version";
    if (fixed === "0") return undefined;
    if (!dpkg.isValid(fixed)) return `not a version: ${JSON.stringify(shorten(fixed))}`;
    return { severity, intervals: [{ fixed }] };
  }
  if (status === "undetermined") return { severity, intervals: [{}] };
  return { severity, intervals: [{}], unfixed: willFix(release) ? "not-fixed" : "wont-fix" };
}

/** `nodsa` says that no security update will come; one that is only postponed will. */
function willFix({ nodsa, nodsa_reason: reason, urgency }: Release): boolean {
  if (urgency === "end-of-life") return false;
  return nodsa === undefined ? reason !== "ignored" : reason === "postponed";
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}

function firstValue(value: unknown): unknown {
  return entriesOf(value)[0]?.[1];
}
