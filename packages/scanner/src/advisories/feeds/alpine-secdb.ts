import { z } from "zod";
import { apk } from "../../versions/apk.ts";
import type { AdvisorySource, Interval } from "../advisory.ts";
import { parseAlpineIds } from "./alpine-ids.ts";
import type { Feed, FeedSink } from "./feed.ts";

const Secdb = z.object({
  distroversion: z.string().regex(/^(?:edge|v\d+\.\d+)$/),
  reponame: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  packages: z.array(z.unknown()),
});

const Package = z.object({
  pkg: z.object({
    name: z.string().min(1).max(256),
    secfixes: z.record(z.string(), z.array(z.unknown())),
  }),
});

/** A version key that says "never affected". */
const NEVER = "0";

/** Alpine's secdb: the fixed versions of one release's repository (secdb.alpinelinux.org). It names no version without a fix. */
export const alpineSecdb: Feed = {
  name: "alpine",
  container: "file",
  accepts: (document) => Secdb.safeParse(document).success,

  read(document, sink) {
    const { distroversion, reponame, packages } = Secdb.parse(document);
    const source = { feed: "alpine", ecosystem: `alpine:${distroversion}`, part: reponame };
    sink.source(source);
    for (const [index, entry] of packages.entries()) {
      const parsed = Package.safeParse(entry);
      if (parsed.success) readPackage(parsed.data.pkg, source, sink);
      else sink.problem(`packages/${index}`, "not a package with a name and secfixes");
    }
  },
};

interface Fixes {
  readonly aliases: Set<string>;
  readonly intervals: Interval[];
}

function readPackage(
  { name, secfixes }: z.infer<typeof Package>["pkg"],
  source: AdvisorySource,
  sink: FeedSink,
): void {
  const found = new Map<string, Fixes>();
  for (const [fixed, texts] of Object.entries(secfixes)) {
    if (fixed === NEVER) continue;
    if (!apk.isValid(fixed)) {
      const shown = JSON.stringify(fixed.slice(0, 100));
      if (!/^\d/.test(fixed)) {
        sink.problem(name, `not a version: ${shown}`);
        continue;
      }
      sink.problem(name, `not a version of apk, compared by its valid beginning: ${shown}`);
    }
    for (const { id, aliases } of texts.flatMap((text) => idsOf(text, `${name} ${fixed}`, sink))) {
      const fixes = found.get(id) ?? { aliases: new Set(), intervals: [] };
      for (const alias of aliases) fixes.aliases.add(alias);
      fixes.intervals.push({ fixed });
      found.set(id, fixes);
    }
  }
  for (const [id, { aliases, intervals }] of found) {
    sink.advisory({
      source,
      package: name,
      text: { id, aliases: [...aliases].sort() },
      affected: { severity: "unknown", intervals },
    });
  }
}

function idsOf(text: unknown, place: string, sink: FeedSink) {
  const ids = typeof text === "string" ? parseAlpineIds(text) : [];
  if (ids.length === 0) sink.problem(place, `no id in ${JSON.stringify(text).slice(0, 100)}`);
  return ids;
}
