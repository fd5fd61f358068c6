import { z } from "zod";
import type { VersionOrder } from "../../versions/version-order.ts";
import type { Affected, Interval } from "../advisory.ts";
import { type Event, intervalsOf, versionOf } from "../match/intervals.ts";
import type { Feed, FeedSink } from "./feed.ts";
import { type OsvEcosystem, osvEcosystem } from "./osv-ecosystem.ts";
import { osvSeverity } from "./osv-severity.ts";
import { parseTimestamp } from "./parse-timestamp.ts";
import { shorten } from "./shorten.ts";

const Text = z.string().min(1).max(1024);

const Range = z.object({
  type: z.string(),
  events: z.array(
    z.union([
      z.object({ introduced: Text }).transform(({ introduced }): Event => ({ introduced })),
      z.object({ fixed: Text }).transform(({ fixed }): Event => ({ fixed })),
      z
        .object({ last_affected: Text })
        .transform(({ last_affected: lastAffected }): Event => ({ lastAffected })),
      // bounds how far a range was examined; without it more versions count as affected, never fewer
      z.object({ limit: Text }).transform(() => undefined),
    ]),
  ),
});

const Ratings = z.array(z.object({ type: z.string(), score: z.string() })).optional();
const Specific = z.object({ severity: z.unknown().optional() }).optional();

/** Without a package an entry speaks of a repository's commits. */
const Named = z.object({ package: z.object({ ecosystem: Text, name: Text }).optional() });

const AffectedPackage = z.object({
  ranges: z.array(Range).optional(),
  versions: z.array(Text).optional(),
  severity: Ratings,
  database_specific: Specific,
});
type AffectedPackage = z.infer<typeof AffectedPackage>;

const Identified = z.object({ id: Text, modified: z.string() });

const OsvRecord = Identified.extend({
  published: z.string().optional(),
  withdrawn: z.string().optional(),
  aliases: z.array(Text).optional(),
  upstream: z.array(Text).optional(),
  summary: z.string().optional(),
  details: z.string().optional(),
  severity: Ratings,
  affected: z.array(z.unknown()).optional(),
  database_specific: Specific,
});
type OsvRecord = z.infer<typeof OsvRecord>;

type Taken = Extract<OsvEcosystem, { ecosystem: string }>;
interface Place extends Taken {
  /** OSV's own name of the ecosystem. */
  readonly name: string;
  readonly package: string;
}

/** OSV.dev's bulk export: a zip of records (google.github.io/osv.dev/data, ossf.github.io/osv-schema). */
export const osv: Feed = {
  name: "osv",
  container: "zip",
  accepts: (document) => Identified.safeParse(document).success,

  read(document, sink) {
    const record = OsvRecord.safeParse(document);
    if (record.success) {
      for (const group of groupByPackage(record.data, sink)) readGroup(record.data, group, sink);
    } else sink.problem(Identified.parse(document).id, describe(record.error));
  },
};

interface Group {
  readonly place: Place;
  readonly entries: AffectedPackage[];
}

/** Some databases write an entry for each interval; together they are one statement about the package. */
function groupByPackage({ id, affected = [] }: OsvRecord, sink: FeedSink): Iterable<Group> {
  const groups = new Map<string, Group>();
  const passed = new Set<string>();
  for (const [index, value] of affected.entries()) {
    const place = `${id} affected/${index}`;
    const named = Named.safeParse(value);
    if (!named.success) {
      sink.problem(place, describe(named.error));
      continue;
    }
    if (named.data.package === undefined) continue;
    const { ecosystem: name, name: packageName } = named.data.package;
    const taken = osvEcosystem(name);
    if ("reason" in taken) {
      if (!passed.has(name)) sink.passOver(name, taken.reason);
      passed.add(name);
      continue;
    }
    const entry = AffectedPackage.safeParse(value);
    if (!entry.success) {
      sink.problem(place, describe(entry.error));
      continue;
    }
    const key = `${name}\0${packageName}`;
    const group = groups.get(key) ?? {
      place: { ...taken, name, package: packageName },
      entries: [],
    };
    group.entries.push(entry.data);
    groups.set(key, group);
  }
  return groups.values();
}

function readGroup(record: OsvRecord, { place, entries }: Group, sink: FeedSink): void {
  const source = { feed: `osv:${place.name}`, ecosystem: place.ecosystem };
  sink.source(source);
  if (record.withdrawn !== undefined) return;
  const where = `${record.id} ${place.package}`;
  const intervals = entries.flatMap((entry) => readRanges(entry, place.order, where, sink));
  const versions = [...new Set(entries.flatMap((entry) => entry.versions ?? []))];
  if (intervals.length === 0 && versions.length === 0) {
    sink.problem(where, "names no affected version that can be compared");
    return;
  }
  const affected: Affected = {
    severity: osvSeverity(record.id, [...entries, record]),
    intervals,
    ...(versions.length > 0 && { versions }),
    ...(place.vendor && { unfixed: "not-fixed" as const }),
  };
  const modified = parseTimestamp(record.modified);
  if (modified === undefined) sink.problem(record.id, "`modified` is not a time");
  sink.advisory({
    source,
    package: place.package,
    text: textOf(record),
    affected,
    ...(modified && { modified }),
  });
}

function readRanges(
  { ranges = [] }: AffectedPackage,
  order: VersionOrder,
  where: string,
  sink: FeedSink,
): Interval[] {
  const intervals: Interval[] = [];
  for (const { type, events } of ranges) {
    if (type === "GIT") continue;
    const bounds = events.filter((event) => event !== undefined);
    const bad = bounds.map(versionOf).find((version) => version !== "0" && !order.isValid(version));
    if (bad === undefined) intervals.push(...intervalsOf(bounds, order));
    else sink.problem(where, `a range is left out, for this is not a version: ${shown(bad)}`);
  }
  return intervals;
}

function textOf({ id, aliases = [], upstream = [], ...record }: OsvRecord) {
  const others = [...new Set([...aliases, ...upstream])].filter((alias) => alias !== id).sort();
  const title = shorten(record.summary) ?? shorten(record.details);
  const published = parseTimestamp(record.published);
  return { id, aliases: others, ...(title && { title }), ...(published && { published }) };
}

function describe(error: z.ZodError): string {
  const [issue] = error.issues;
  return `not an OSV record: ${issue?.path.join("/") || "(root)"}: ${issue?.message}`;
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
