import { resolve } from "node:path";
import type { ImageFacts } from "@hasp/core";
import { type AdvisoryDatabase, openAdvisories, ScanError, scanImage } from "@hasp/scanner";
import type { Invocation } from "../command.ts";
import { createScanCache, scanFolder } from "./scan-cache.ts";

/** As the facts say it, which travel; the path of this machine is told here only. */
const UNREADABLE = "the advisory database is damaged or of another version";

/**
 * Scans an image and keeps the facts where check manifest, admission and the agent find them. Without an advisory database all else
 * is told, and the facts say what was not.
 * @throws ScanError
 */
export async function scanIntoCache({ io, args, config, log }: Invocation): Promise<ImageFacts> {
  const [location = ""] = args;
  const opened = openDatabase(resolve(io.cwd, config.db));
  using database = opened.database;
  if (opened.trouble) {
    const { message } = opened.trouble;
    await log.warn(`${message}: packages are listed, not matched; see hasp db import --help`);
  }
  await log.step(`scanning ${location}`);
  const facts = await scanImage(location, {
    ...(database && { database }),
    ...(opened.trouble?.code === "DB_INVALID" && { databaseMissing: UNREADABLE }),
    ...(config.platform && { platform: config.platform }),
    ...(io.env["DOCKER_HOST"] && { dockerHost: io.env["DOCKER_HOST"] }),
    signal: io.signal,
    now: io.now,
    onProgress: ({ layers, entries }) =>
      void log.step(`scanning ${location}: ${layers} layers, ${entries} entries`),
  });
  await createScanCache(scanFolder(config)).store(facts);
  await log.done();
  return facts;
}

/** The database, or why there is none to use. */
function openDatabase(file: string): {
  readonly database?: AdvisoryDatabase;
  readonly trouble?: ScanError;
} {
  try {
    return { database: openAdvisories(file) };
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    return { trouble: error };
  }
}
