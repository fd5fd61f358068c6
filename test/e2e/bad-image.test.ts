import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type LayerFiles, ociLayout, smallDebian, writeFolder } from "@hasp/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasp, makeFolder, root } from "./hasp.ts";

const folder = makeFolder();
const env = { HASP_CACHE: join(folder.path, "cache") };
afterAll(() => folder[Symbol.dispose]());

beforeAll(async () => {
  const feeds = join(root, "test/fixtures/feeds");
  expect(await hasp(["db", "import", feeds], { env })).toMatchObject({ code: 0 });
});

/** A small image in an OCI layout, with its layer changed as it is said. */
function layout(
  name: string,
  extra: LayerFiles = {},
  stored = (layer: Buffer): Buffer => layer,
): string {
  const layer = { ...smallDebian, ...extra };
  const image = { name: "docker.io/library/app:1.0", layers: [layer], config: { User: "1000" } };
  writeFolder(join(folder.path, name), ociLayout({ ...image, steps: ["COPY"], stored }));
  return `oci-dir:${join(folder.path, name)}`;
}

test("judges the small image that the bad ones are made from", async () => {
  const location = layout("good");
  const run = await hasp(["check", "image", location], { env });
  expect(run).toMatchObject({ code: 0, stderr: "" });
});

test.each([
  ["missing", undefined],
  ["damaged", "no database of ours"],
])("judges a small image without an advisory database, when it is %s", async (name, content) => {
  const location = layout("good");
  const HASP_DB = join(folder.path, `${name}.db`);
  if (content !== undefined) writeFileSync(HASP_DB, content);
  const run = await hasp(["check", "image", location], { env: { ...env, HASP_DB } });
  expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining("advisory database") });
  expect(run.stdout).toMatch(/UNDECIDED +ADVISORIES_MISSING/);
  const key = `AKIA${"Q7RWZ2X4T3N6M5P2"}`;
  const leaky = layout(`leaky-${name}`, { "srv/.env": `ID=${key}\n` });
  const denied = await hasp(["check", "image", leaky], { env: { ...env, HASP_DB } });
  expect(denied.code).toBe(1);
  expect(denied.stdout).toContain("image-secret");
});

test.each([
  [
    "whose layer was changed",
    (layer: Buffer) => layer.fill(0x41, 60, 64),
    "DIGEST_MISMATCH|ARCHIVE_CORRUPT",
  ],
  [
    "whose layer ends early",
    (layer: Buffer) => layer.subarray(0, layer.length / 2),
    "DIGEST_MISMATCH|ARCHIVE_CORRUPT",
  ],
  [
    "whose layer is another one",
    () => Buffer.from("not a layer"),
    "DIGEST_MISMATCH|ARCHIVE_CORRUPT",
  ],
])("cannot tell about an image %s", async (name, change, code) => {
  const location = layout(name.replaceAll(" ", "-"), {}, change);
  const run = await hasp(["check", "image", location], { env });
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(new RegExp(`error\\[(${code})\\]: .*\nhint: `));
});

test("keeps an entry that climbs out of the image out, and cannot tell", async () => {
  const location = layout("climbing", { "../../escaped": "x" });
  const run = await hasp(["check", "image", location], { env });
  expect(run.code).toBe(2);
  expect(run.stdout + run.stderr).toContain("PATH_UNSAFE");
  expect(() => statSync(join(folder.path, "..", "escaped"))).toThrow();
});
