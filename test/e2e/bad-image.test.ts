import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { imageConfig, tarOf, writeOciLayout } from "../../scripts/quickstart/image-archive.ts";
import { hasp, makeFolder, root } from "./hasp.ts";

const folder = makeFolder();
const env = { HASP_CACHE: join(folder.path, "cache") };
afterAll(() => folder[Symbol.dispose]());

beforeAll(async () => {
  const feeds = join(root, "test/fixtures/feeds");
  expect(await hasp(["db", "import", feeds], { env })).toMatchObject({ code: 0 });
});

const status =
  "Package: bash\nStatus: install ok installed\nVersion: 5.2.15-2+b2\nArchitecture: amd64\n";
const release = 'ID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n';

/** A small image in an OCI layout; gives the folder and its largest blob but one, the first layer. */
async function layout(name: string, extra: [string, Buffer][] = []) {
  const files = new Map(
    [
      ["etc/os-release", Buffer.from(release)] as const,
      ["var/lib/dpkg/status", Buffer.from(status)] as const,
      ...extra,
    ].map(([path, content]) => [path, { content }]),
  );
  const layers = [await tarOf(files)];
  const config = imageConfig(layers, { User: "1000" }, ["COPY"]);
  const path = join(folder.path, name);
  writeOciLayout(path, { reference: "docker.io/library/app:1.0", layers, config });
  const blobs = join(path, "blobs", "sha256");
  const gzip = readdirSync(blobs).find((blob) => readFileSync(join(blobs, blob))[0] === 0x1f);
  return { location: `oci-dir:${path}`, layer: join(blobs, gzip ?? "") };
}

test("judges the small image that the bad ones are made from", async () => {
  const { location } = await layout("good");
  const run = await hasp(["check", "image", location], { env });
  expect(run).toMatchObject({ code: 0, stderr: "" });
});

test.each([
  ["missing", undefined],
  ["damaged", "no database of ours"],
])("judges a small image without an advisory database, when it is %s", async (name, content) => {
  const { location } = await layout("good");
  const HASP_DB = join(folder.path, `${name}.db`);
  if (content !== undefined) writeFileSync(HASP_DB, content);
  const run = await hasp(["check", "image", location], { env: { ...env, HASP_DB } });
  expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining("advisory database") });
  expect(run.stdout).toMatch(/UNDECIDED +ADVISORIES_MISSING/);
  const key = `AKIA${"Q7RWZ2X4T3N6M5P2"}`;
  const leaky = await layout(`leaky-${name}`, [["srv/.env", Buffer.from(`ID=${key}\n`)]]);
  const denied = await hasp(["check", "image", leaky.location], { env: { ...env, HASP_DB } });
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
  const { location, layer } = await layout(name.replaceAll(" ", "-"));
  writeFileSync(layer, change(readFileSync(layer)));
  const run = await hasp(["check", "image", location], { env });
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(new RegExp(`error\\[(${code})\\]: .*\nhint: `));
});

test("keeps an entry that climbs out of the image out, and cannot tell", async () => {
  const { location } = await layout("climbing", [["../../escaped", Buffer.from("x")]]);
  const run = await hasp(["check", "image", location], { env });
  expect(run.code).toBe(2);
  expect(run.stdout + run.stderr).toContain("PATH_UNSAFE");
  expect(() => statSync(join(folder.path, "..", "escaped"))).toThrow();
});
