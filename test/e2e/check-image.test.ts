import { generateKeyPairSync } from "node:crypto";
import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { hasp, makeFolder, root } from "./hasp.ts";
import { debianImage, loadImage, writeDockerArchive } from "./image.ts";

const debian = inject("debian");
const docker = inject("docker");
const skip = "missing" in debian;
const why = "missing" in debian ? `: ${debian.missing}` : "";

const folder = makeFolder();
const env = { HASP_CACHE: join(folder.path, "cache") };
let complying: string;
let violating: string;
let key: string;

beforeAll(async () => {
  if (skip) return;
  const imported = await hasp(["db", "import", join(root, "test/fixtures/feeds")], { env });
  expect(imported).toMatchObject({ code: 0 });
  complying = writeDockerArchive(folder.path, "complying.tar", debianImage());
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  key = String(privateKey.export({ type: "pkcs1", format: "pem" }));
  const parts = debianImage({
    name: "registry.evil.test/app:latest",
    config: { Env: ["AWS_SECRET_ACCESS_KEY=7Yd2Kx0pQ9vLmN4tRb8WzC6eHs1JfUg3AiXoVk5E"] },
    layers: [
      {
        "srv/id_rsa": key,
        "srv/node_modules/event-stream/package.json": '{"name":"event-stream","version":"3.3.6"}',
      },
      { "srv/id_rsa": null },
    ],
  });
  violating = writeDockerArchive(folder.path, "violating.tar", parts);
});

afterAll(() => folder[Symbol.dispose]());

test.skipIf(skip)(`lets a complying Debian image pass with 0${why}`, async () => {
  const { code, stdout, stderr } = await hasp(
    ["check", "image", `docker-archive:${complying}`, "-f", "json"],
    { env },
  );
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ schemaVersion: "1", problems: [] });
  expect(report.decisions).toMatchObject([
    { phase: "build", verdict: "allow", subject: { kind: "image" } },
  ]);
});

test.skipIf(skip)(
  `denies a violating Debian image with 1, and names layer, file and remedy${why}`,
  async () => {
    const { code, stdout } = await hasp(
      ["check", "image", `docker-archive:${violating}`, "-f", "json"],
      { env },
    );
    expect(code).toBe(1);
    const [decision] = JSON.parse(stdout).decisions;
    expect(decision.verdict).toBe("deny");
    const policies = decision.violations.map((violation: { policy: string }) => violation.policy);
    for (const policy of ["image-secret", "mutable-image-tag", "approved-registries"]) {
      expect(policies).toContain(policy);
    }
    const found = decision.violations.find(
      (violation: { evidence: { source?: { file?: string } } }) =>
        JSON.stringify(violation.evidence).includes("srv/id_rsa"),
    );
    expect(found).toMatchObject({
      severity: expect.any(String),
      remediation: expect.stringMatching(/.+/),
    });
    expect(found.location).toMatchObject({
      file: "srv/id_rsa",
      layer: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      instruction: "COPY 1",
    });
    expect(stdout).not.toContain(key.split("\n")[3]);
    expect(stdout).not.toContain("7Yd2Kx0pQ9vLmN4tRb8WzC6eHs1JfUg3AiXoVk5E");
  },
);

test.skipIf(skip)(`cannot tell about a truncated archive: 2, a code and a hint${why}`, async () => {
  const corrupt = join(folder.path, "corrupt.tar");
  writeFileSync(corrupt, "");
  const parts = debianImage();
  writeDockerArchive(folder.path, "corrupt.tar", parts);
  truncateSync(corrupt, 1_000_000);
  const { code, stderr } = await hasp(["check", "image", `docker-archive:${corrupt}`], { env });
  expect(code).toBe(2);
  expect(stderr).toMatch(/error\[(ARCHIVE_CORRUPT|MANIFEST_INVALID)\]/);
  expect(stderr).toContain("hint: ");
});

test.each([
  ["a file that is not there", ["docker-archive:/nowhere.tar"], "SOURCE_NOT_FOUND"],
  [
    "a folder that is no layout",
    ["oci-dir:/"],
    "SOURCE_NOT_FOUND|MANIFEST_INVALID|SOURCE_UNSUPPORTED",
  ],
])("cannot tell about %s: 2, a code and a hint", async (_, args, code) => {
  const run = await hasp(["scan", ...args], { env });
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(new RegExp(`error\\[(${code})\\]`));
  expect(run.stderr).toContain("hint: ");
});

test.skipIf(skip)(
  `judges all that it can without an advisory database: 1 for what denies, else 2${why}`,
  async () => {
    const empty = { ...env, HASP_DB: join(folder.path, "none.db") };
    const check = (image: string) =>
      hasp(["check", "image", `docker-archive:${image}`], { env: empty });
    const open = await check(complying);
    expect(open).toMatchObject({ code: 2, stderr: expect.stringContaining("advisory database") });
    expect(open.stdout).toMatch(/UNDECIDED +ADVISORIES_MISSING/);
    const denied = await check(violating);
    expect(denied.code).toBe(1);
    expect(denied.stdout).toContain("image-secret");
    expect(denied.stdout).toMatch(/UNDECIDED +ADVISORIES_MISSING/);
  },
);

test.skipIf("missing" in docker)(
  `judges the same image alike from the engine and from its archive${"missing" in docker ? `: ${docker.missing}` : ""}`,
  async () => {
    const host = "host" in docker ? docker.host : "";
    await loadImage(host, folder.path, "docker.io/library/app:1.0");
    const location = ["scan", "docker:docker.io/library/app:1.0", "-f", "json"];
    const engine = await hasp(location, { env: { ...env, DOCKER_HOST: host } });
    const archive = await hasp(
      ["scan", `docker-archive:${join(folder.path, "load.tar")}`, "-f", "json"],
      { env },
    );
    expect([engine.code, archive.code]).toEqual([0, 0]);
    const [one, two] = [engine, archive].map(({ stdout }) => JSON.parse(stdout).image);
    expect(one.id).toBe(two.id);
    expect(one.packages).toEqual(two.packages);
    expect(one.packages.length).toBeGreaterThan(50);
    expect(one.findings).toEqual(two.findings);
    const absent = await hasp(["scan", "docker:absent:1.0"], {
      env: { ...env, DOCKER_HOST: host },
    });
    expect(absent.code).toBe(2);
    expect(absent.stderr).toContain("error[SOURCE_NOT_FOUND]");
  },
);
