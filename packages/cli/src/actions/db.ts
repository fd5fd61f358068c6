import { resolve } from "node:path";
import { importAdvisories, openAdvisories, type StoredSource } from "@hasp/scanner";
import type { Action } from "../command.ts";
import { exitCode } from "../exit-code.ts";
import { count } from "../formats/count.ts";
import { prepareListing } from "../io/write-listing.ts";
import { columns } from "../text/columns.ts";

const DAY = 86_400_000;

/** Imports feeds and says what was taken and what was not. */
export const importFeeds: Action = async ({ io, args, config, log }) => {
  await log.step("reading feeds");
  const report = await importAdvisories({
    database: resolve(io.cwd, config.db),
    inputs: args.map((path) => resolve(io.cwd, path)),
    signal: io.signal,
    now: io.now,
    onProgress: ({ path, file, files, advisories }) =>
      void log.step(`importing ${file} of ${files}: ${path}: ${advisories} advisories`),
  });
  for (const { path, ecosystem, reason, records } of report.passedOver) {
    const what = ecosystem === undefined ? path : `${path}: ${ecosystem}`;
    const size = records === undefined ? "" : ` (${count(records, "record")})`;
    await log.info(`passed over: ${what}${size}: ${reason}`);
  }
  for (const { code, path, message } of report.problems) {
    await log.warn(`${code}: ${path}: ${message}`);
  }
  if (report.moreProblems > 0) await log.warn(`${count(report.moreProblems, "more problem")}`);
  const advisories = report.sources.reduce((sum, source) => sum + source.advisories, 0);
  const sources = count(report.sources.length, "source");
  await log.info(
    `${config.db}: ${count(advisories, "advisory", "advisories")} of ${sources} imported`,
  );
  return exitCode.complied;
};

/** Lists what the database holds, with the age of the data. */
export const showStatus: Action = async (invocation) => {
  const { io, config } = invocation;
  const write = prepareListing(invocation);
  using database = openAdvisories(resolve(io.cwd, config.db));
  const sources = database.describe();
  const now = io.now().getTime();
  const rows = [
    ["ECOSYSTEM", "FEED", "ADVISORIES", "CHANGED", "IMPORTED"],
    ...sources.map((source) => rowOf(source, now)),
  ];
  await write({
    json: { schemaVersion: "1", database: config.db, sources },
    table: () => columns(rows),
  });
  return exitCode.complied;
};

function rowOf(source: StoredSource, now: number): string[] {
  const { ecosystem, part, feed, advisories, updatedAt, importedAt } = source;
  return [
    part ? `${ecosystem} ${part}` : ecosystem,
    feed,
    String(advisories),
    updatedAt === undefined ? "unknown" : age(updatedAt, now),
    age(importedAt, now),
  ];
}

function age(moment: string, now: number): string {
  const days = Math.floor((now - Date.parse(moment)) / DAY);
  return days < 1 ? "today" : `${count(days, "day")} ago`;
}
