import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Image, type LayerFiles, ociLayout, writeFolder } from "@hasp/testing";
import { beforeAll, expect, test } from "vitest";
import { CheckReport, ScanReport } from "../formats/report.ts";
import { run } from "../run.ts";
import { sharedCache } from "../testing/run-hasp.ts";
import { createTestIo } from "../testing/test-io.ts";

const cache = sharedCache;
const place = createTestIo();
const at = (name: string) => join(place.cwd, name);
const env = { HASP_CACHE: cache, HASP_DB: at("advisories.db") };

const os = { "etc/os-release": 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian 12"\n' };
const dpkg = (version: string) => ({
  "var/lib/dpkg/status": `Package: zlib1g\nStatus: install ok installed\nArchitecture: amd64\nSource: zlib\nVersion: ${version}\n`,
});
const nobody = { config: { User: "65532" } };
const key = `AKIA${"Q7RWZ2X4T3N6M5P2"}`;
const advisories = {
  zlib: {
    "CVE-2023-45853": {
      description: "overflow",
      releases: {
        bookworm: { status: "resolved", fixed_version: "1:1.2.14-1", urgency: "high" },
      },
    },
  },
};

async function hasp(line: string, more: Record<string, string> = {}) {
  const io = createTestIo({ env: { ...env, ...more } });
  return { code: await run(line.split(" "), io), out: io.out(), err: io.err() };
}

/** Writes an image of one layer, under the name that the Pod below has for it. */
function writeImage(name: string, files: LayerFiles, more: Partial<Image> = {}): void {
  const image: Image = { name: "registry.k8s.io/app:1.0.0", layers: [files], ...more };
  writeFolder(at(name), ociLayout(image));
}

/** Checks a Pod that asks for nothing and runs the image that was scanned last. */
async function checkPod() {
  const io = createTestIo({ env });
  const container = {
    name: "app",
    image: "registry.k8s.io/app:1.0.0",
    securityContext: { runAsNonRoot: true, runAsUser: 1000 },
  };
  const spec = { containers: [container] };
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "app" }, spec };
  writeFileSync(join(io.cwd, "pod.json"), JSON.stringify(pod));
  return { code: await run(["check", "manifest", "pod.json"], io), out: io.out() };
}

beforeAll(async () => {
  writeFileSync(at("debian.json"), JSON.stringify(advisories));
  expect(await hasp(`db import ${at("debian.json")}`)).toMatchObject({
    code: 0,
    err: expect.stringContaining("1 advisory of 1 source imported"),
  });
  writeImage("good", { ...os, ...dpkg("1:1.2.14-1") }, nobody);
  writeImage("old", { ...os, ...dpkg("1:1.2.13") }, nobody);
  writeImage("leaky", {
    ...os,
    ...dpkg("1:1.2.14-1"),
    "srv/.env": `AWS_ACCESS_KEY_ID=${key}\n`,
  });
  writeImage("empty", { "app/server": "binary" });
  // the padding behind the file, which no parser reads: only the digest tells
  const stored = (layer: Buffer) => layer.fill(1, 1100, 1200);
  writeImage("corrupt", os, { compression: "plain", stored });
}, 60_000);

test.each([
  ["a complying image", "good", 0],
  ["an image with a secret", "leaky", 1],
  ["an image with a secret, with --no-fail", "leaky --no-fail", 0],
  ["a layer whose digest lies", "corrupt", 2],
  ["an image without any package database", "empty", 2],
  ["an image that is not there", "nowhere", 2],
])(
  "check image exits for %s with the right code",
  async (_, args, expected) => {
    const { code, out, err } = await hasp(`check image oci-dir:${at(args)}`);
    expect(code, out + err).toBe(expected);
  },
  60_000,
);

test("a denied image names policy, file and layer, and never the secret", async () => {
  const { out } = await hasp(`check image oci-dir:${at("leaky")} -f json`);
  expect(out).not.toContain(key);
  const { decisions, problems } = CheckReport.parse(JSON.parse(out));
  expect(decisions).toHaveLength(1);
  expect(problems).toEqual([]);
  expect(decisions[0]).toMatchObject({
    phase: "build",
    verdict: "deny",
    subject: { kind: "image" },
  });
  expect(decisions[0]?.violations).toContainEqual(
    expect.objectContaining({
      policy: "image-secret",
      evidence: expect.objectContaining({
        source: expect.objectContaining({
          file: "srv/.env",
          layer: expect.stringMatching(/^sha256:/),
        }),
      }),
      location: { file: "srv/.env", line: 1, layer: expect.stringMatching(/^sha256:/) },
    }),
  );
}, 60_000);

test("scan reports with 0, and judges by --fail-on", async () => {
  const { code, out } = await hasp(`scan oci-dir:${at("old")} -f json`);
  expect(code).toBe(0);
  const { image } = ScanReport.parse(JSON.parse(out));
  expect(image.findings).toMatchObject([{ id: "CVE-2023-45853", severity: "high" }]);
  expect((await hasp(`scan oci-dir:${at("old")} --fail-on high -q`)).code).toBe(1);
  expect((await hasp(`scan oci-dir:${at("old")} --fail-on critical -q`)).code).toBe(0);
}, 60_000);

test("filters change what the table of scan shows, and no exit code, other format or verdict (issue 7, 6)", async () => {
  const old = `oci-dir:${at("old")}`;
  const table = await hasp(`scan ${old} --severity LOW,critical --ignore-unfixed --fail-on high`);
  expect(table.code).toBe(1);
  expect(table.out).not.toContain("CVE-2023-45853");
  expect(table.out).toMatch(/hidden: 1 high by --severity\n$/);
  expect(table.err).not.toContain("filter tables");
  const json = await hasp(`scan ${old} --severity low -f json`);
  expect(json.err).toContain("filter tables: other formats hold everything");
  expect(ScanReport.parse(JSON.parse(json.out)).image.findings).toHaveLength(1);
  const filters = { HASP_SEVERITY: "low", HASP_IGNORE_UNFIXED: "1" };
  const leaky = `check image oci-dir:${at("leaky")}`;
  expect(await hasp(leaky, filters)).toEqual(await hasp(leaky));
  expect(await hasp(`scan ${old} --severity hihg`)).toMatchObject({
    code: 2,
    err: expect.stringContaining("did you mean high?"),
  });
}, 60_000);

test("without a database scan lists packages, and its report says so", async () => {
  const without = { HASP_DB: at("none.db") };
  const scanned = await hasp(`scan oci-dir:${at("old")}`, without);
  expect(scanned).toMatchObject({ code: 0, err: expect.stringContaining("no advisory database") });
  expect(scanned.out).toContain("debian:12: 1 package");
  expect(scanned.out).toContain("ADVISORIES_MISSING");
  expect((await hasp(`scan oci-dir:${at("old")} --fail-on low`, without)).code).toBe(2);
});

test.each([
  ["missing", "none.db"],
  ["damaged", "damaged.db"],
])(
  "with a %s database check image judges all that it can (issue 6, 6)",
  async (_, database) => {
    writeFileSync(at("damaged.db"), "SQLite format 3\0 and then nothing of the sort".repeat(9));
    const without = { HASP_DB: at(database) };
    const undecided = await hasp(`check image oci-dir:${at("old")}`, without);
    expect(undecided.code, undecided.out + undecided.err).toBe(2);
    expect(undecided.out).toMatch(/UNDECIDED +ADVISORIES_MISSING/);
    const denied = await hasp(`check image oci-dir:${at("leaky")}`, without);
    expect(denied.code, denied.out + denied.err).toBe(1);
    expect(denied.out).toMatch(/CRITICAL +image-secret/);
    expect(denied.out).toMatch(/UNDECIDED +ADVISORIES_MISSING/);
  },
  60_000,
);

test("an image with a database that is not read is undecided in check manifest too (issue 6, 6)", async () => {
  const files = { ...os, ...dpkg("1:1.2.14-1"), "var/lib/rpm/rpmdb.sqlite": "SQLite" };
  writeImage("rpm", files, nobody);
  const image = await hasp(`check image oci-dir:${at("rpm")}`);
  expect(image.code, image.out + image.err).toBe(2);
  expect(image.out).toMatch(/UNDECIDED +DATABASE_UNSUPPORTED/);
  const manifest = await checkPod();
  expect(manifest.code, manifest.out).toBe(2);
  expect(manifest.out).toMatch(/UNDECIDED +DATABASE_UNSUPPORTED/);
}, 60_000);

test("what a scan found is known to check manifest", async () => {
  await hasp(`scan oci-dir:${at("leaky")} -q`);
  const { code, out } = await checkPod();
  expect(code).toBe(1);
  expect(out).toMatch(/CRITICAL +image-secret/);
}, 60_000);

test("an interrupted scan ends with 130, says nothing and keeps nothing", async () => {
  const io = createTestIo({ env: { HASP_DB: at("advisories.db") } });
  io.interrupt();
  expect(await run(["scan", `oci-dir:${at("good")}`], io)).toBe(130);
  expect([io.out(), io.err()]).toEqual(["", ""]);
  expect(existsSync(join(io.cwd, "cache/scans"))).toBe(false);
});

test("db status lists sources with their age", async () => {
  const { out } = await hasp("db status");
  expect(out).toMatch(/^debian:12 +debian +1 +unknown +today$/m);
  expect(JSON.parse((await hasp("db status -f json")).out).sources).toMatchObject([
    { ecosystem: "debian:12", advisories: 1 },
  ]);
});
