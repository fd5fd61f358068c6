import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { sha256 } from "@hasp/core";
import {
  addImage,
  addIndex,
  archiveOf,
  type Descriptor,
  type Files,
  layoutOf,
  type Manifest,
  named,
  ociLayout,
  tarOf,
} from "@hasp/testing";
import { afterAll, expect, test } from "vitest";
import { ociArchive } from "./oci-archive.ts";
import { ociDir } from "./oci-dir.ts";
import { createScratch, openOptions, readStored } from "./testing/image-layout.ts";
import { toldBy } from "./testing/told-by.ts";

const scratch = createScratch();
afterAll(() => scratch.remove());

const plain = tarOf({ name: "a", content: "1" });
const gzipped = gzipSync(plain);
const simple = (): Files => ociLayout({ name: "1.0", layers: [plain] });

test.each([
  ["folder", () => ociDir.open(scratch.layout(simple()), openOptions())],
  ["archive", () => ociArchive.open(scratch.file(archiveOf(simple())), openOptions())],
  [
    "compressed archive",
    () => ociArchive.open(scratch.file(gzipSync(archiveOf(simple()))), openOptions()),
  ],
  [
    "archive whose names start with ./",
    () => {
      const files = Object.entries(simple()).map(([name, content]) => [`./${name}`, content]);
      return ociArchive.open(scratch.file(archiveOf(Object.fromEntries(files))), openOptions());
    },
  ],
])("opens a layout in a %s", async (_, open) => {
  const image = await open();
  expect(image.reference).toBe("1.0");
  expect(image.manifestDigest).toMatch(/^sha256:/);
  expect(sha256(image.config.bytes)).toBe(image.config.digest);
  expect(image.layers).toMatchObject([{ digest: sha256(gzipped), diffId: sha256(plain) }]);
  expect(await readStored(image)).toEqual([gzipped]);
  expect(await readStored(image)).toEqual([gzipped]);
  await image.close();
});

/** Two images under names, one of them for two platforms. */
function several() {
  const files: Files = {};
  const amd = addImage(files, { layers: [plain] });
  const arm = addImage(files, { layers: [plain], document: { architecture: "arm64" } });
  const old = addImage(files, { layers: [] });
  const attestation = addImage(files, { layers: [plain, plain] });
  const index = addIndex(
    files,
    { ...attestation, platform: { os: "unknown", architecture: "unknown" } },
    { ...amd, platform: { os: "linux", architecture: "amd64" } },
    { ...arm, platform: { os: "linux", architecture: "arm64", variant: "v8" } },
  );
  const top = named(index, "2");
  const annotations = {
    "io.containerd.image.name": "docker.io/library/app:2",
    ...top.annotations,
  };
  const layout = layoutOf(files, { ...top, annotations }, named(old, "1"));
  return { place: scratch.layout(layout), amd, arm, old };
}

test.each([
  ["a tag", "2", "linux/amd64", "amd"],
  ["a whole name", "docker.io/library/app:2", "linux/amd64", "amd"],
  ["another tag", "1", "linux/amd64", "old"],
  ["another platform", "2", "linux/arm64", "arm"],
  ["a platform's variant", "2", "linux/arm64/v8", "arm"],
] as const)("chooses by %s", async (_, reference, platform, expected) => {
  const { place, ...images } = several();
  const image = await ociDir.open(`${place}:${reference}`, openOptions({}, platform));
  expect(image.manifestDigest).toBe(images[expected].digest);
});

test("chooses by digest", async () => {
  const { place, old } = several();
  const image = await ociDir.open(`${place}:${old.digest}`, openOptions());
  expect(image.manifestDigest).toBe(old.digest);
});

test.each([
  [
    "no name",
    "",
    "linux/amd64",
    "SOURCE_NOT_FOUND",
    /several images: docker.io\/library\/app:2, 1/,
  ],
  ["a name it has not", ":3", "linux/amd64", "SOURCE_NOT_FOUND", /holds no image named "3"/],
  [
    "a platform it has not",
    ":2",
    "linux/s390x",
    "PLATFORM_NOT_FOUND",
    /has no image for linux\/s390x/,
  ],
  ["a variant it has not", ":2", "linux/arm64/v7", "PLATFORM_NOT_FOUND", /linux\/arm64\/v7/],
  ["a platform its index has not", ":2", "linux/arm64/v9", "PLATFORM_NOT_FOUND", /^index sha256:/],
])("refuses %s and lists what there is", async (_, reference, platform, code, message) => {
  const opening = ociDir.open(`${several().place}${reference}`, openOptions({}, platform));
  await expect(opening).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
});

test("lists the platforms in the hint", async () => {
  const opening = ociDir.open(`${several().place}:2`, openOptions({}, "linux/s390x"));
  await expect(opening).rejects.toMatchObject({
    hint: "it has images for linux/amd64, linux/arm64/v8",
  });
});

test("follows nested indexes to the limit", async () => {
  const files: Files = {};
  let top = addImage(files, { layers: [plain] });
  for (let depth = 0; depth < 3; depth++) top = addIndex(files, top);
  const place = scratch.layout(layoutOf(files, top));
  await expect(ociDir.open(place, openOptions({ indexDepth: 3 }))).resolves.toBeDefined();
  expect(await toldBy(ociDir.open(place, openOptions({ indexDepth: 2 })))).toBe(
    "LIMIT_EXCEEDED: indexes nested deeper than 2; build the image again with a flat index",
  );
});

/** A layout with one change. */
function changed(change: (files: Files, blobs: string[]) => void): Files {
  const files = simple();
  // config, layer, manifest: in the order in which they were added
  change(
    files,
    Object.keys(files).filter((name) => name.startsWith("blobs/")),
  );
  return files;
}

test("opens as many layers as an image may have", async () => {
  const place = scratch.layout(simple());
  const image = await ociDir.open(place, openOptions({ layers: 1 }));
  expect(image.layers).toHaveLength(1);
  await image.close();
});

test("opens an image whose manifest names no media types", async () => {
  const bare = ({ digest, size }: Descriptor) => ({ digest, size });
  const files = withManifest(({ config, layers }) => ({
    config: bare(config),
    layers: layers.map(bare),
  }));
  const image = await ociDir.open(scratch.layout(files), openOptions());
  expect(await readStored(image)).toEqual([gzipped]);
  await image.close();
});

/** A layout whose only manifest is this text. */
function manifestOf(text: string): Files {
  const digest = sha256(text);
  return layoutOf({ [`blobs/${digest.replace(":", "/")}`]: text }, { digest, size: text.length });
}

function withManifest(manifest: (written: Manifest) => object): Files {
  return ociLayout({ layers: [plain], manifest });
}

test.each<[string, Files, string]>([
  [
    "no oci-layout",
    changed((files) => delete files["oci-layout"]),
    "SOURCE_UNSUPPORTED: PLACE is no OCI image layout: it has no file oci-layout; name a container image; charts, signatures and other artifacts hold no file system",
  ],
  [
    "another layout version",
    changed((files) => (files["oci-layout"] = '{"imageLayoutVersion":"2"}')),
    'MANIFEST_INVALID: oci-layout is not as its specification says: ✖ Invalid input: expected "1.0.0"   → at imageLayoutVersion; build or export the image again',
  ],
  [
    "no index",
    changed((files) => delete files["index.json"]),
    'ARCHIVE_CORRUPT: PLACE has no file "index.json"; the image is incomplete: build or export it again',
  ],
  [
    "an index that is no JSON",
    changed((files) => (files["index.json"] = "{")),
    "MANIFEST_INVALID: index.json is not JSON; build or export the image again",
  ],
  [
    "an index that is no UTF-8",
    changed((files) => (files["index.json"] = Buffer.from([0x22, 0xff, 0x22]))),
    "MANIFEST_INVALID: index.json is not JSON; build or export the image again",
  ],
  [
    "an index without manifests",
    changed((files) => (files["index.json"] = "{}")),
    "MANIFEST_INVALID: index.json is not as its specification says: ✖ Invalid input: expected array, received undefined   → at manifests; build or export the image again",
  ],
  [
    "an empty index",
    layoutOf({}),
    "PLATFORM_NOT_FOUND: PLACE has no image for linux/amd64; it names no platforms",
  ],
  [
    "an index of other things",
    changed((files) => (files["index.json"] = '{"manifests":[1]}')),
    "MANIFEST_INVALID: index.json is not as its specification says: ✖ Invalid input: expected object, received number   → at manifests[0]; build or export the image again",
  ],
  [
    "a digest that climbs",
    layoutOf({}, { digest: "sha256:../../../etc/passwd", size: 1, mediaType: "x" }),
    "MANIFEST_INVALID: index.json is not as its specification says: ✖ expected sha256:<64 hex> or sha512:<128 hex>   → at manifests[0].digest; build or export the image again",
  ],
  [
    "a manifest that was changed",
    changed((files, [, , name = ""]) => (files[name] = "{}")),
    "DIGEST_MISMATCH: blobs/sha256/HEX has 2 bytes, but the image says 400; the image is damaged or was tampered with: fetch it again from where it was built",
  ],
  [
    "a manifest changed to one of the same size",
    changed((files, [, , name = ""]) => {
      files[name] = Buffer.from(files[name] ?? "").fill("x", 5, 6);
    }),
    "DIGEST_MISMATCH: blobs/sha256/HEX has the digest sha256:HEX, but the image says sha256:HEX; the image is damaged or was tampered with: fetch it again from where it was built",
  ],
  [
    "a configuration that was changed",
    changed((files, [name = ""]) => {
      files[name] = Buffer.from(files[name] ?? "").fill("x", 5, 6);
    }),
    "DIGEST_MISMATCH: blobs/sha256/HEX has the digest sha256:HEX, but the image says sha256:HEX; the image is damaged or was tampered with: fetch it again from where it was built",
  ],
  [
    "a layer that was cut",
    changed((files, [, name = ""]) => (files[name] = "short")),
    "DIGEST_MISMATCH: blobs/sha256/HEX has 5 bytes, but the image says 82; the image is damaged or was tampered with: fetch it again from where it was built",
  ],
  [
    "no configuration",
    changed((files, [name = ""]) => delete files[name]),
    'ARCHIVE_CORRUPT: PLACE has no file "blobs/sha256/HEX"; the image is incomplete: build or export it again',
  ],
  [
    "no layer",
    changed((files, [, name = ""]) => delete files[name]),
    'ARCHIVE_CORRUPT: PLACE has no file "blobs/sha256/HEX"; the image is incomplete: build or export it again',
  ],
  [
    "a document above the limit",
    changed((files) => (files["index.json"] = " ".repeat(9 * 2 ** 20))),
    "LIMIT_EXCEEDED: index.json in PLACE has 9437184 bytes; the limit is 8388608; build or export the image again",
  ],
  [
    "layers without diff ids",
    withManifest(({ config, layers }) => ({ config, layers: [...layers, ...layers] })),
    "MANIFEST_INVALID: the image has 2 layers, but 1 diff ids; build the image again",
  ],
  [
    "a manifest that is an index too",
    withManifest((written) => ({ ...written, manifests: [] })),
    "MANIFEST_INVALID: index sha256:HEX is not as its specification says: ✖ Invalid input: expected undefined, received array   → at layers; build or export the image again",
  ],
  [
    "a manifest that is null",
    manifestOf("null"),
    "MANIFEST_INVALID: manifest sha256:HEX is not as its specification says: ✖ Invalid input: expected object, received null; build or export the image again",
  ],
  [
    "a manifest that is a text",
    manifestOf('"manifests"'),
    "MANIFEST_INVALID: manifest sha256:HEX is not as its specification says: ✖ Invalid input: expected object, received string; build or export the image again",
  ],
  [
    "no layers field",
    withManifest(({ config }) => ({ config })),
    "MANIFEST_INVALID: manifest sha256:HEX is not as its specification says: ✖ Invalid input: expected array, received undefined   → at layers; build or export the image again",
  ],
  [
    "the configuration of a chart",
    withManifest(({ config }) => ({
      config: { ...config, mediaType: "application/vnd.cncf.helm.config.v1+json" },
      layers: [],
    })),
    'SOURCE_UNSUPPORTED: not a container image: its configuration has the media type "application/vnd.cncf.helm.config.v1+json"; name a container image; charts, signatures and other artifacts hold no file system',
  ],
  [
    "an encrypted layer",
    withManifest(({ config, layers }) => ({
      config,
      layers: layers.map((layer) => ({ ...layer, mediaType: `${layer.mediaType}+encrypted` })),
    })),
    'SOURCE_UNSUPPORTED: not a container image: its layer has the media type "application/vnd.oci.image.layer.v1.tar+gzip+encrypted"; name a container image; charts, signatures and other artifacts hold no file system',
  ],
  [
    "more layers than the limit",
    withManifest(({ config, layers }) => ({ config, layers: Array(513).fill(layers[0]) })),
    "LIMIT_EXCEEDED: 513 layers; the limit is 512; raise the limit of layers if you trust the image",
  ],
])("refuses %s", async (_, files, told) => {
  expect(await toldBy(ociDir.open(scratch.layout(files), openOptions()))).toBe(told);
  const archive = scratch.file(archiveOf(files));
  const code = told.slice(0, told.indexOf(":"));
  await expect(ociArchive.open(archive, openOptions())).rejects.toMatchObject({ code });
});

test("refuses a blob that is a link into a folder beside, whose name begins like the layout's", async () => {
  const files = simple();
  const name = Object.keys(files).find((path) => path.startsWith("blobs/")) ?? "";
  const content = files[name] ?? "";
  delete files[name];
  const folder = scratch.layout(files);
  mkdirSync(`${folder}-beside`);
  writeFileSync(join(`${folder}-beside`, "blob"), content);
  symlinkSync(join(`${folder}-beside`, "blob"), join(folder, name));
  expect(await toldBy(ociDir.open(folder, openOptions()))).toBe(
    'SOURCE_UNSUPPORTED: "blobs/sha256/HEX" in "PLACE" is a link that leads out of it; copy the layout with its files: cp -rL',
  );
});

test("refuses a blob that is a link out of the layout", async () => {
  const files = simple();
  const name = Object.keys(files).find((path) => path.startsWith("blobs/")) ?? "";
  const outside = join(scratch.folder, "outside");
  writeFileSync(outside, files[name] ?? "");
  delete files[name];
  const folder = scratch.layout(files);
  symlinkSync(outside, join(folder, name));
  await expect(ociDir.open(folder, openOptions())).rejects.toMatchObject({
    code: "SOURCE_UNSUPPORTED",
    message: expect.stringContaining("leads out"),
  });
  for (const target of ["/etc/passwd", "../../../../etc/passwd"]) {
    const archive = scratch.file(archiveOf(files, { name, flag: "2", target }));
    await expect(ociArchive.open(archive, openOptions())).rejects.toMatchObject({
      code: "SOURCE_UNSUPPORTED",
    });
  }
});

test("takes an index's only manifest that names no platform", async () => {
  await expect(
    ociDir.open(scratch.layout(simple()), openOptions({}, "linux/s390x")),
  ).resolves.toBeDefined();
});
