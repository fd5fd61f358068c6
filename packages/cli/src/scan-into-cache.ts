import { resolve } from "node:path";
import type { ImageFacts } from "@hasp/core";
import { type AdvisoryDatabase, openAdvisories, scanImage } from "@hasp/scanner";
import type { Invocation } from "./commands/command.ts";
import { CliError } from "./error.ts";
import { findFile } from "./read-input.ts";
import { createScanCache, scanFolder } from "./scan-cache.ts";

/**
 * Scans an image and keeps the facts where check manifest, admission and the agent find them.
 * @throws ScanError; CliError `DB_NOT_FOUND` when a database is required
 */
export async function scanIntoCache(
  { io, args, config, log }: Invocation,
  database: "required" | "optional",
): Promise<ImageFacts> {
  const [location = ""] = args;
  using advisories = await openDatabase();
  await log.step(`scanning ${location}`);
  const facts = await scanImage(location, {
    ...(advisories && { database: advisories }),
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

  async function openDatabase(): Promise<AdvisoryDatabase | undefined> {
    const file = resolve(io.cwd, config.db);
    if (await findFile(file)) return openAdvisories(file);
    if (database === "optional") {
      await log.warn(`no advisory database at ${config.db}: packages are listed, not matched`);
      return undefined;
    }
    throw new CliError("DB_NOT_FOUND", `no advisory database at ${JSON.stringify(config.db)}`, {
      hint: "fill it with hasp db import PATH…, or name another with --db",
    });
  }
}
