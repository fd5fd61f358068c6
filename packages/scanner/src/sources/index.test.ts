import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archiveOf, dockerArchive, ociLayout, tarOf } from "@hasp/testing";
import { afterAll, expect, test } from "vitest";
import { openImage, sources } from "./index.ts";
import { createScratch, openOptions } from "./testing/image-layout.ts";
import { toldBy } from "./testing/told-by.ts";

const scratch = createScratch();
afterAll(() => scratch.remove());

const layer = tarOf({ name: "a" });
const oci = ociLayout({ name: "1", layers: [layer] });
const saved = dockerArchive({ name: "app:1", layers: [layer] });
const folder = scratch.layout(oci);
const ociTar = scratch.file(archiveOf(oci));
const dockerTar = scratch.file(archiveOf(saved));
const both = scratch.file(archiveOf({ ...oci, ...saved }));
mkdirSync(join(scratch.folder, "empty"));

test("every source has a scheme of its own", () => {
  const schemes = sources.map(({ scheme }) => scheme);
  expect(new Set(schemes).size).toBe(schemes.length);
  for (const scheme of schemes) expect(scheme).toMatch(/^[a-z]+(?:-[a-z]+)?$/);
});

test.each(sources)("the test of $scheme runs the contract", ({ scheme }) => {
  const own = readFileSync(join(import.meta.dirname, `${scheme}.test.ts`), "utf8");
  expect(own).toContain("testSource(");
});

// the names of these tests hold no path, which differs from run to run: Stryker finds a test by its name
test.each([
  ["a folder by its scheme", `oci-dir:${folder}`, "1"],
  ["an image in a folder by its scheme", `oci-dir:${folder}:1`, "1"],
  ["an image in an OCI archive by its scheme", `oci-archive:${ociTar}:1`, "1"],
  ["an image in a Docker archive by its scheme", `docker-archive:${dockerTar}:app:1`, "app:1"],
  ["a folder", folder, "1"],
  ["a folder with a slash", `${folder}/`, "1"],
  ["an image in a folder", `${folder}:1`, "1"],
  ["an OCI archive", ociTar, "1"],
  ["a Docker archive", dockerTar, "app:1"],
  ["an image in a Docker archive", `${dockerTar}:app:1`, "app:1"],
  ["an archive that is both", both, "app:1"],
])("opens %s", async (_, location, reference) => {
  const opened = await openImage(location, openOptions());
  expect(opened.reference).toBe(reference);
  await opened.close();
});

test.each([
  [
    "a file that is not there",
    "./gone.tar",
    'SOURCE_NOT_FOUND: cannot open "./gone.tar"; check the path, or write docker:NAME for an image of the Docker engine',
  ],
  [
    "a layout that is not there",
    "oci-dir:gone",
    'SOURCE_NOT_FOUND: cannot open "gone"; check the path, or write docker:NAME for an image of the Docker engine',
  ],
  [
    "an archive that is not there",
    "docker-archive:gone.tar",
    "SOURCE_NOT_FOUND: cannot open \"gone.tar\": ENOENT: no such file or directory, open 'gone.tar'; check the path, or write docker:NAME for an image of the Docker engine",
  ],
  [
    "nothing",
    "docker-archive:",
    "SOURCE_NOT_FOUND: cannot open \"\": ENOENT: no such file or directory, open ''; check the path, or write docker:NAME for an image of the Docker engine",
  ],
  [
    "a folder that is no layout",
    join(scratch.folder, "empty"),
    "SOURCE_UNSUPPORTED: PLACE is no OCI image layout: it has no file oci-layout; name a container image; charts, signatures and other artifacts hold no file system",
  ],
  [
    "a tar that is no image",
    scratch.file(layer),
    'SOURCE_UNSUPPORTED: "PLACE.tar" is no image archive; make one with docker save, skopeo copy or podman save',
  ],
  [
    "a device",
    "/dev/zero",
    'SOURCE_UNSUPPORTED: "/dev/zero" is not a regular file; copy what it gives into a file and name that',
  ],
  [
    "a device as archive",
    "docker-archive:/dev/zero",
    'SOURCE_UNSUPPORTED: "/dev/zero" is not a regular file; copy what it gives into a file and name that',
  ],
  [
    "a folder as archive",
    `oci-archive:${folder}`,
    'SOURCE_IS_FOLDER: "PLACE" is a folder; for an OCI layout in a folder write oci-dir:DIR, or name the archive in it',
  ],
  [
    "a file as folder",
    `oci-dir:${ociTar}`,
    'SOURCE_IS_FILE: "PLACE.tar" is not a folder; for a tar write oci-archive:FILE or docker-archive:FILE',
  ],
  [
    "a reference without an engine",
    "nginx:1.27",
    "DOCKER_UNAVAILABLE: the Docker engine at unix:///nowhere/docker.sock does not answer: connect ENOENT /nowhere/docker.sock; start Docker or set DOCKER_HOST; or name an archive with docker-archive: or a folder with oci-dir:",
  ],
  [
    "a reference that looks like an archive within without an engine",
    "registry.gzip.example/app:1",
    "DOCKER_UNAVAILABLE: the Docker engine at unix:///nowhere/docker.sock does not answer: connect ENOENT /nowhere/docker.sock; start Docker or set DOCKER_HOST; or name an archive with docker-archive: or a folder with oci-dir:",
  ],
  [
    "a reference by scheme without an engine",
    "docker:nginx",
    "DOCKER_UNAVAILABLE: the Docker engine at unix:///nowhere/docker.sock does not answer: connect ENOENT /nowhere/docker.sock; start Docker or set DOCKER_HOST; or name an archive with docker-archive: or a folder with oci-dir:",
  ],
])("refuses %s with a hint", async (_, location, told) => {
  expect(await toldBy(openImage(location, openOptions()))).toBe(told);
});

test("refuses a tag of no image", async () => {
  await expect(openImage(":1", openOptions())).rejects.toMatchObject({ code: "REFERENCE_INVALID" });
});

test("does not wait for whoever should write into a pipe", async () => {
  const pipe = join(scratch.folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  const opening = toldBy(openImage(`docker-archive:${pipe}`, openOptions()));
  const waited = new Promise((resolve) => setTimeout(resolve, 2_000, "waited"));
  const told = await Promise.race([opening, waited]);
  // whoever waits is let go, or the process would not end
  if (told === "waited") writeFileSync(pipe, "");
  expect(told).toBe(
    'SOURCE_UNSUPPORTED: "PLACE" is not a regular file; copy what it gives into a file and name that',
  );
});

test("throws the signal's reason when it has aborted", async () => {
  const reason = new Error("enough");
  const options = { ...openOptions(), signal: AbortSignal.abort(reason) };
  await expect(openImage(folder, options)).rejects.toBe(reason);
});
