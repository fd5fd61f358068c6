import { mkdtempSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { factsVersion } from "@hasp/scanner/facts-version";
import { expect, test } from "vitest";
import { digest, facts } from "../testing/samples.ts";
import { createScanCache } from "./scan-cache.ts";

async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), "hasp-scans-"));
  const cache = createScanCache(folder);
  await cache.store(facts);
  return { folder, cache };
}

test.each([
  ["app:1", undefined],
  ["docker.io/library/app:1", undefined],
  ["other", digest("d")],
  ["other", digest("1")],
  [`app@${digest("d")}`, undefined],
  [digest("1"), undefined],
])("finds %s with digest %s", async (reference, known) => {
  const { cache } = await setUp();
  expect(await cache.find({ reference, ...(known && { digest: known }) })).toEqual(facts);
});

test.each([
  ["app:2", undefined],
  ["app:1", digest("e")],
  [`app:1@${digest("e")}`, undefined],
  ["app:1", "../../../etc/passwd"],
  ["not a reference", undefined],
])("does not find %s with digest %s", async (reference, known) => {
  const { cache } = await setUp();
  expect(await cache.find({ reference, ...(known && { digest: known }) })).toBeUndefined();
});

test("no tag means latest", async () => {
  const { cache } = await setUp();
  await cache.store({ ...facts, id: digest("2"), reference: "web" });
  expect((await cache.find({ reference: "web:latest" }))?.id).toBe(digest("2"));
});

test("what does not parse counts as unknown, and a new scan replaces it whole", async () => {
  const { cache, folder } = await setUp();
  writeFileSync(join(folder, factsVersion, `${digest("1").replace(":", "-")}.json`), '{"id":');
  expect(await cache.find({ reference: "app:1" })).toBeUndefined();
  await cache.store(facts);
  expect(await cache.find({ reference: "app:1" })).toEqual(facts);
  expect(
    readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".tmp"),
    ),
  ).toEqual([]);
});

test("does not find what other members of the scanner made, so it is scanned anew", async () => {
  const { cache, folder } = await setUp();
  renameSync(join(folder, factsVersion), join(folder, "0123456789abcdef"));
  expect(await cache.find({ reference: "app:1" })).toBeUndefined();
  expect(await cache.find({ reference: "other", digest: digest("1") })).toBeUndefined();
  await cache.store(facts);
  expect(await cache.find({ reference: "app:1" })).toEqual(facts);
});
