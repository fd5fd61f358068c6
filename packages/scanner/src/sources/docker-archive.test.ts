import { gzipSync, zstdCompressSync } from "node:zlib";
import { sha256 } from "@hasp/core";
import { archiveOf, dockerArchive as dockerFiles, type Files, pax, tarOf } from "@hasp/testing";
import { afterAll, expect, test } from "vitest";
import { readLayers } from "../layers/read-layers.ts";
import { recorder } from "../layers/testing/layer-blob.ts";
import { dockerArchive } from "./docker-archive.ts";
import { createScratch, openOptions, readStored } from "./testing/image-layout.ts";
import { testSource } from "./testing/source-contract.ts";
import { toldBy } from "./testing/told-by.ts";

const scratch = createScratch();
afterAll(() => scratch.remove());

testSource(dockerArchive, {
  files: (layer) => dockerFiles({ name: "app:1", layers: [layer] }),
  serve: (files) => ({ location: scratch.file(archiveOf(files)) }),
});

const plain = tarOf({ name: "a", content: "1" });
const hex = sha256(plain).slice("sha256:".length);
const whole = dockerFiles({ name: "app:1", layers: [plain] });

test.each([
  ["plain", (tar: Buffer) => tar],
  ["gzip", (tar: Buffer) => gzipSync(tar)],
  ["zstd", (tar: Buffer) => zstdCompressSync(tar)],
])("opens a %s archive", async (_, compress) => {
  const place = scratch.file(compress(archiveOf(whole)));
  const image = await dockerArchive.open(place, openOptions());
  expect(image.reference).toBe("app:1");
  expect(image.manifestDigest).toBeUndefined();
  expect(image.config.digest).toBe(sha256(image.config.bytes));
  expect(image.layers).toMatchObject([{ diffId: sha256(plain) }]);
  expect(image.layers[0]?.digest).toBeUndefined();
  expect(await readStored(image)).toEqual([plain]);
  expect(await readStored(image)).toEqual([plain]);
  await image.close();
});

function archiveWith(manifest: object, files: Files = {}): Files {
  const config = JSON.stringify({ rootfs: { type: "layers", diff_ids: [sha256(plain)] } });
  return { "manifest.json": JSON.stringify([manifest]), "config.json": config, ...files };
}

test("opens what Docker 25 and newer write, and knows the layers' digests", async () => {
  const files = archiveWith(
    { Config: "config.json", RepoTags: ["app:1"], Layers: [`blobs/sha256/${hex}`] },
    { [`blobs/sha256/${hex}`]: plain },
  );
  const image = await dockerArchive.open(scratch.file(archiveOf(files)), openOptions());
  expect(image.layers).toMatchObject([{ digest: sha256(plain), diffId: sha256(plain) }]);
  await image.close();
});

test.each([`blobs/sha256/${hex}/layer.tar`, `old/blobs/sha256/${hex}`])(
  "takes no digest from %s, which is no blob's place",
  async (path) => {
    const files = archiveWith({ Config: "config.json", Layers: [path] }, { [path]: plain });
    const image = await dockerArchive.open(scratch.file(archiveOf(files)), openOptions());
    expect(image.layers[0]?.digest).toBeUndefined();
    await image.close();
  },
);

test("takes the beginning of a longer name for no digest of the configuration", async () => {
  const name = `blobs/sha512/${"0".repeat(128)}`;
  const { "config.json": config = "", ...files } = archiveWith(
    { Config: name, Layers: ["l"] },
    { l: plain },
  );
  const tar = archiveOf(files, pax({ path: name }), { name: "long", content: config });
  const image = await dockerArchive.open(scratch.file(tar), openOptions());
  expect(image.config.digest).toBe(sha256(config));
  await image.close();
});

test("opens as many layers as an image may have, and no more", async () => {
  const files = archiveWith({ Config: "config.json", Layers: ["l"] }, { l: plain });
  const place = scratch.file(archiveOf(files));
  const image = await dockerArchive.open(place, openOptions({ layers: 1 }));
  await image.close();
  expect(await toldBy(dockerArchive.open(place, openOptions({ layers: 0 })))).toBe(
    "LIMIT_EXCEEDED: 1 layers; the limit is 0; raise the limit of layers if you trust the image",
  );
});

test.each([
  ["symbolic link", "2", "../0/layer.tar"],
  ["hard link", "1", "0/layer.tar"],
])("follows the %s to a layer of another image", async (_, flag, target) => {
  const files = archiveWith(
    { Config: "config.json", RepoTags: null, Layers: ["1/layer.tar"] },
    { "0/layer.tar": plain },
  );
  const tar = archiveOf(files, { name: "1/layer.tar", flag, target });
  const image = await dockerArchive.open(scratch.file(tar), openOptions());
  expect(image.reference).toBeUndefined();
  expect(await readStored(image)).toEqual([plain]);
  await image.close();
});

test("lets the last member of a name count", async () => {
  const files = archiveWith({ Config: "config.json", Layers: ["l"] }, { l: "old" });
  const tar = archiveOf(files, { name: "l", content: plain });
  const image = await dockerArchive.open(scratch.file(tar), openOptions());
  expect(await readStored(image)).toEqual([plain]);
  await image.close();
});

const two: Files = archiveWith(
  {},
  {
    "manifest.json": JSON.stringify([
      { Config: "config.json", RepoTags: ["app:1", "app:latest"], Layers: ["l"] },
      { Config: "config.json", RepoTags: ["registry.example/other:2"], Layers: ["l"] },
    ]),
    l: plain,
  },
);

test.each([
  ["app:1", "app:1"],
  ["app", "app"],
  ["docker.io/library/app:1", "docker.io/library/app:1"],
  ["registry.example/other:2", "registry.example/other:2"],
])("finds %s among several images", async (name, reference) => {
  const image = await dockerArchive.open(`${scratch.file(archiveOf(two))}:${name}`, openOptions());
  expect(image.reference).toBe(reference);
  await image.close();
});

test.each([
  ["no name", ""],
  ["a name it has not", ":app:2"],
])("lists the images when several are there and %s is given", async (_, name) => {
  const opening = dockerArchive.open(`${scratch.file(archiveOf(two))}${name}`, openOptions());
  await expect(opening).rejects.toMatchObject({
    code: "SOURCE_NOT_FOUND",
    hint: expect.stringContaining("app:1, app:latest, registry.example/other:2"),
  });
});

test("finds an image that was saved by its id by its configuration, as it is listed", async () => {
  const manifest = [
    { Config: "config.json", RepoTags: null, Layers: ["l"] },
    { Config: "other.json", RepoTags: null, Layers: ["l"] },
    { Config: "other.json", RepoTags: ["app:1"], Layers: ["l"] },
  ];
  const files = archiveWith({}, { "manifest.json": JSON.stringify(manifest), l: plain });
  const other = { "other.json": files["config.json"] ?? "" };
  const place = scratch.file(archiveOf({ ...files, ...other }));
  await expect(dockerArchive.open(place, openOptions())).rejects.toMatchObject({
    hint: "it holds config.json, other.json, app:1: name one after a colon",
  });
  const unnamed = await dockerArchive.open(`${place}:config.json`, openOptions());
  expect(unnamed.reference).toBeUndefined();
  await unnamed.close();
  const named = await dockerArchive.open(`${place}:app:1`, openOptions());
  expect(named.reference).toBe("app:1");
  await named.close();
});

const manifestOf = (manifest: object) => archiveOf(archiveWith(manifest, { l: plain }));

test.each<[string, Uint8Array, string]>([
  [
    "an empty file",
    Buffer.alloc(0),
    'ARCHIVE_CORRUPT: "PLACE.tar" is an empty archive; export the image again: docker save -o image.tar NAME',
  ],
  [
    "zeros",
    Buffer.alloc(4096),
    'ARCHIVE_CORRUPT: "PLACE.tar" is an empty archive; export the image again: docker save -o image.tar NAME',
  ],
  [
    "text",
    Buffer.from("not a tar ".repeat(200)),
    "ARCHIVE_CORRUPT: the archive holds a header whose checksum is wrong at byte 0; make the archive again, or fetch it again",
  ],
  [
    "a tar without manifest.json",
    tarOf({ name: "a" }),
    "SOURCE_UNSUPPORTED: PLACE.tar was not written by docker save: it has no manifest.json; for an OCI layout write oci-archive:",
  ],
  [
    "a cut archive",
    archiveOf(two).subarray(0, -2000),
    "ARCHIVE_CORRUPT: the archive holds an entry that is cut off at byte 3632; make the archive again, or fetch it again",
  ],
  [
    "a cut compressed archive",
    gzipSync(archiveOf(two)).subarray(0, -20),
    "ARCHIVE_CORRUPT: the gzip data cannot be decompressed: unexpected end of file; make the archive again, or fetch it again",
  ],
  [
    "an archive compressed twice",
    gzipSync(gzipSync(archiveOf(two))),
    "ARCHIVE_CORRUPT: the archive holds an entry that is cut off at byte 326; make the archive again, or fetch it again",
  ],
  [
    "a manifest that is no list",
    archiveOf({ "manifest.json": "{}" }),
    "MANIFEST_INVALID: manifest.json is not as its specification says: ✖ Invalid input: expected array, received object; build or export the image again",
  ],
  [
    "a list of nothing",
    archiveOf({ "manifest.json": "[]" }),
    "SOURCE_NOT_FOUND: PLACE.tar holds 0 images and none was named; it holds no image: name one after a colon",
  ],
  [
    "a configuration that is not there",
    manifestOf({ Config: "c", Layers: ["l"] }),
    'ARCHIVE_CORRUPT: PLACE.tar has no file "c"; the image is incomplete: build or export it again',
  ],
  [
    "a configuration elsewhere",
    manifestOf({ Config: "/etc/passwd", Layers: [] }),
    'ARCHIVE_CORRUPT: PLACE.tar has no file "/etc/passwd"; the image is incomplete: build or export it again',
  ],
  [
    "a layer that is not there",
    manifestOf({ Config: "config.json", Layers: ["x"] }),
    'ARCHIVE_CORRUPT: PLACE.tar has no file "x"; the image is incomplete: build or export it again',
  ],
  [
    "a layer that climbs",
    manifestOf({ Config: "config.json", Layers: ["../x"] }),
    'ARCHIVE_CORRUPT: PLACE.tar has no file "../x"; the image is incomplete: build or export it again',
  ],
  [
    "fewer layers than diff ids",
    manifestOf({ Config: "config.json", Layers: [] }),
    "MANIFEST_INVALID: the image has 0 layers, but 1 diff ids; export the image again",
  ],
  [
    "no layers at all where the configuration has one",
    manifestOf({ Config: "config.json" }),
    "MANIFEST_INVALID: the image has 0 layers, but 1 diff ids; export the image again",
  ],
  [
    "a configuration among blobs whose digest lies",
    archiveOf({
      ...two,
      "manifest.json": JSON.stringify([{ Config: `blobs/sha256/${hex}`, Layers: ["l"] }]),
      [`blobs/sha256/${hex}`]: "{}",
    }),
    "DIGEST_MISMATCH: blobs/sha256/HEX has the digest sha256:HEX, but the image says sha256:HEX; the image is damaged or was tampered with: fetch it again from where it was built",
  ],
  [
    "an archive that is cut in a large layer",
    archiveOf({ ...two, l: Buffer.alloc(300_000) }).subarray(0, 200_000),
    "ARCHIVE_CORRUPT: the archive holds an entry that is cut off at byte 200000; make the archive again, or fetch it again",
  ],
  [
    "a configuration whose digest lies",
    archiveOf({
      ...two,
      "manifest.json": JSON.stringify([{ Config: `${hex}.json`, Layers: ["l"] }]),
      [`${hex}.json`]: "{}",
    }),
    "DIGEST_MISMATCH: HEX.json has the digest sha256:HEX, but the image says sha256:HEX; the image is damaged or was tampered with: fetch it again from where it was built",
  ],
  [
    "layers that link to each other",
    archiveOf(
      archiveWith({ Config: "config.json", Layers: ["l"] }),
      { name: "l", flag: "2", target: "m" },
      { name: "m", flag: "2", target: "l" },
    ),
    'ARCHIVE_CORRUPT: PLACE.tar has no file "l"; the image is incomplete: build or export it again',
  ],
])("refuses %s", async (_, bytes, told) => {
  const opening = dockerArchive.open(scratch.file(bytes), openOptions());
  expect(await toldBy(opening)).toBe(told);
});

test("refuses a compressed archive that unpacks to more than an image may", async () => {
  const bomb = scratch.file(gzipSync(Buffer.alloc(16 * 2 ** 20)));
  await expect(
    dockerArchive.open(bomb, openOptions({ imageBytes: 2 ** 20 })),
  ).rejects.toMatchObject({
    code: "LIMIT_EXCEEDED",
  });
});

test("refuses a layer whose diff id lies when it is read", async () => {
  const files = archiveWith({ Config: "config.json", Layers: ["l"] }, { l: tarOf({ name: "b" }) });
  const image = await dockerArchive.open(scratch.file(archiveOf(files)), openOptions());
  await expect(readLayers(image.layers, recorder().options)).rejects.toMatchObject({
    code: "DIGEST_MISMATCH",
  });
  await image.close();
});
