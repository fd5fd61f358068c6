import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DecisionRecord } from "@hasp/policy";
import { expect, test } from "vitest";
import type { Config } from "../config/options.ts";
import { decision, digest, facts } from "../testing/samples.ts";
import { createTestIo } from "../testing/test-io.ts";
import { prepareRecords } from "./save-inputs.ts";

const record: DecisionRecord = {
  input: {
    contract: 1,
    phase: "build",
    kind: "image",
    context: { time: "2026-01-31T12:00:00.000Z" },
    image: facts,
  },
  decision,
};

async function setUp(folder?: string) {
  const io = createTestIo();
  const config = { "save-inputs": folder } as unknown as Config;
  return {
    keep: await prepareRecords({ io, config }),
    at: (...names: string[]) => join(io.cwd, ...names),
  };
}

const named = (name: string): DecisionRecord => ({
  ...record,
  decision: { ...decision, subject: { ...decision.subject, name } },
});

test("writes one record a decision, and the same one once", async () => {
  const { keep, at } = await setUp("records");
  await keep(record);
  await keep(record);
  const names = readdirSync(at("records"));
  expect(names).toEqual(["workload-shop-Deployment-web-cccccccccccccccc.json"]);
  const text = readFileSync(at("records", names[0] ?? ""), "utf8");
  expect(JSON.parse(text)).toMatchObject({ schemaVersion: "1", ...record });
});

test("never overwrites another decision of the same input", async () => {
  const { keep, at } = await setUp("records");
  const other = { ...decision, bundle: { revision: "r2", digest: digest("e") } };
  await keep(record);
  await keep({ ...record, decision: other });
  expect(readdirSync(at("records"))).toEqual([
    "workload-shop-Deployment-web-cccccccccccccccc.2.json",
    "workload-shop-Deployment-web-cccccccccccccccc.json",
  ]);
});

test("a hostile name or a link that lies there leads nowhere else", async () => {
  const { keep, at } = await setUp("records");
  writeFileSync(at("precious"), "mine");
  symlinkSync(at("precious"), at("records", "workload-shop-Deployment-web-cccccccccccccccc.json"));
  await keep(record);
  for (const name of [
    "../../precious",
    "/etc/passwd",
    "a\0b",
    "..",
    "x".repeat(5000),
    "ÄÖÜ/\u202e",
  ]) {
    await keep(named(name));
  }
  expect(readFileSync(at("precious"), "utf8")).toBe("mine");
  expect(readdirSync(at("."))).toEqual(["precious", "records"]);
  expect(readdirSync(at("records"))).toHaveLength(8);
});

test("keeps nothing when nobody asks, and says at once when the folder cannot be", async () => {
  const { keep } = await setUp();
  await keep(record);
  const io = createTestIo();
  writeFileSync(join(io.cwd, "file"), "");
  const config = { "save-inputs": "file" } as unknown as Config;
  await expect(prepareRecords({ io, config })).rejects.toMatchObject({ code: "FOLDER_IS_FILE" });
});
