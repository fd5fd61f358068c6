import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { type BundleParts, buildBundle } from "../bundle/build-bundle.ts";
import { openBundle } from "../bundle/open-bundle.ts";
import { signBundle } from "../bundle/sign-bundle.ts";
import { memoryRepository } from "../testing/memory-repository.ts";
import { artifactType, createArtifact, readArtifact } from "./artifact.ts";
import { pullBundle } from "./pull-bundle.ts";
import { pushBundle } from "./push-bundle.ts";

const { publicKey, privateKey } = generateKeyPairSync("ec", {
  namedCurve: "P-256",
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});
const signing = { key: privateKey, algorithm: "ES256", keyId: "release" } as const;

async function made(parts: Partial<BundleParts> = {}) {
  const bytes = await buildBundle({
    wasm: Buffer.from([1]),
    files: {},
    data: {},
    entrypoints: ["hasp/decide/image"],
    ...parts,
  });
  return { bytes, bundle: await openBundle(bytes) };
}

test("a bundle comes back as it was pushed, and the second push changes nothing", async () => {
  const repository = memoryRepository();
  const one = await made({ revision: "2026.1", sequence: 7 });
  const pushed = await pushBundle(repository, { ...one, tags: ["v1", "latest", "v1"] });
  expect(pushed.moved).toEqual(["v1", "latest"]);
  expect(repository.written.slice(-2)).toEqual(["v1", "latest"]);
  const before = repository.written.length;
  expect(await pushBundle(repository, { ...one, tags: ["v1", "latest"] })).toEqual({
    digest: pushed.digest,
    moved: [],
  });
  expect(repository.written).toHaveLength(before);
  for (const reference of ["latest", pushed.digest]) {
    const pulled = await pullBundle(repository, reference);
    expect(Buffer.compare(pulled?.bytes ?? Buffer.of(), one.bytes)).toBe(0);
    expect(pulled).toMatchObject({
      digest: pushed.digest,
      bundle: { revision: "2026.1", sequence: 7, verified: false },
    });
  }
  expect(await pullBundle(repository, "v2")).toBeUndefined();
});

test("the manifest is what a stock OPA looks for, and says what is in the bundle", async () => {
  const { bytes, bundle } = await made({ revision: "2026.1", sequence: 7 });
  const annotations = { "org.opencontainers.image.source": "https://git.example.com/policies" };
  const { manifest, blobs } = createArtifact(bytes, bundle, annotations);
  expect(JSON.parse(Buffer.from(manifest.bytes).toString())).toMatchObject({
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    artifactType,
    config: {
      mediaType: "application/vnd.oci.empty.v1+json",
      digest: "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
      size: 2,
    },
    layers: [
      {
        mediaType: "application/vnd.oci.image.layer.v1.tar+gzip",
        digest: bundle.digest,
        size: bytes.length,
      },
    ],
    annotations: {
      ...annotations,
      "dev.hasp.bundle.revision": "2026.1",
      "dev.hasp.bundle.sequence": "7",
    },
  });
  expect(blobs.map((blob) => blob.length)).toEqual([2, bytes.length]);
  expect(readArtifact(manifest).annotations).toEqual(annotations);
  expect(createArtifact(bytes, bundle, annotations).manifest.digest).toBe(manifest.digest);
});

const later = await made({ sequence: 8, data: { a: 1 } });
const first = await made({ sequence: 7 });
const other = await made({ sequence: 7, data: { a: 2 } });
const unnumbered = await made({ data: { a: 3 } });
const unnumberedToo = await made({ data: { a: 4 } });
const zero = await made({ sequence: 0, data: { a: 5 } });

test.each([
  ["an older one", later, first, /sequence 7, which is older/],
  ["another one of the same number", first, other, /sequence 7, which is not newer/],
  ["one without a number over a numbered one", first, unnumbered, /cannot be told/],
  ["one without a number over another such", unnumberedToo, unnumbered, /cannot be told/],
])("a tag is not moved to %s", async (_, present, next, message) => {
  const repository = memoryRepository();
  const { digest } = await pushBundle(repository, { ...present, tags: ["v1"] });
  const before = [...repository.written];
  await expect(pushBundle(repository, { ...next, tags: ["new", "v1"] })).rejects.toMatchObject({
    code: "ROLLBACK_REFUSED",
    message: expect.stringMatching(message),
    hint: expect.stringContaining("--allow-rollback"),
  });
  expect(repository.written).toEqual(before);
  const forced = await pushBundle(repository, { ...next, tags: ["v1"], allowRollback: true });
  expect(forced.digest).not.toBe(digest);
  expect((await pullBundle(repository, "v1"))?.bundle.digest).toBe(next.bundle.digest);
});

test.each([
  ["a newer one", first, later],
  ["the first that is numbered, even by nothing", unnumbered, zero],
])("a tag is moved to %s", async (_, present, next) => {
  const repository = memoryRepository();
  await pushBundle(repository, { ...present, tags: ["v1"] });
  expect(await pushBundle(repository, { ...next, tags: ["v1"] })).toMatchObject({ moved: ["v1"] });
});

test("the same content takes its own place with another signature", async () => {
  const repository = memoryRepository();
  await pushBundle(repository, { ...first, tags: ["v1"] });
  const bytes = await signBundle(first.bundle, signing);
  const signed = { bytes, bundle: await openBundle(bytes) };
  expect(await pushBundle(repository, { ...signed, tags: ["v1"] })).toMatchObject({
    moved: ["v1"],
  });
  const pulled = await pullBundle(repository, "v1", { verificationKey: { key: publicKey } });
  expect(pulled?.bundle.signature).toEqual({ algorithm: "ES256", keyId: "release" });
  const again = await signBundle(signed.bundle, { ...signing, keyId: "second" });
  const bundle = await openBundle(again, { verificationKey: { key: publicKey } });
  expect(bundle).toMatchObject({ verified: true, signature: { keyId: "second" } });
});

test("what is pulled without the signature that was asked for is refused", async () => {
  const repository = memoryRepository();
  await pushBundle(repository, { ...first, tags: ["v1"] });
  await expect(
    pullBundle(repository, "v1", { verificationKey: { key: publicKey } }),
  ).rejects.toMatchObject({ code: "BUNDLE_UNSIGNED" });
});

const layer = {
  mediaType: "application/vnd.oci.image.layer.v1.tar+gzip",
  digest: first.bundle.digest,
  size: 100,
};
const manifestType = "application/vnd.oci.image.manifest.v1+json";

test.each<[string, unknown, string, RegExp]>([
  ["an index", { schemaVersion: 2 }, "application/vnd.oci.image.index.v1+json", /of the type/],
  ["no JSON", "", manifestType, /JSON/],
  ["an image", { schemaVersion: 2, layers: [layer, layer] }, manifestType, /2 layers/],
  [
    "a chart",
    { schemaVersion: 2, layers: [{ ...layer, mediaType: "application/vnd.cncf.helm" }] },
    manifestType,
    /none of its layers/,
  ],
  ["nothing", { schemaVersion: 2, layers: [] }, manifestType, /none of its layers/],
  [
    "what calls itself something else",
    { schemaVersion: 2, mediaType: "application/json", layers: [layer] },
    manifestType,
    /calls itself/,
  ],
  [
    "a digest that is none",
    { schemaVersion: 2, layers: [{ ...layer, digest: "sha256:../../etc" }] },
    manifestType,
    /digest/,
  ],
  ["another schema", { schemaVersion: 1, layers: [layer] }, manifestType, /schemaVersion/],
])("%s is no bundle, and no tag of such is moved", async (_, value, mediaType, message) => {
  const repository = memoryRepository();
  const bytes = Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
  await repository.writeManifest("v1", { bytes, mediaType });
  const refused = { code: "ARTIFACT_INVALID", message: expect.stringMatching(message) };
  await expect(pullBundle(repository, "v1")).rejects.toMatchObject(refused);
  const push = pushBundle(repository, { ...later, tags: ["v1"], allowRollback: true });
  await expect(push).rejects.toMatchObject(refused);
});

test("a bundle that is said to be too large is not fetched", async () => {
  const repository = memoryRepository();
  const value = { schemaVersion: 2, layers: [{ ...layer, size: 2 ** 30 }] };
  const bytes = Buffer.from(JSON.stringify(value));
  await repository.writeManifest("v1", { bytes, mediaType: manifestType });
  await expect(pullBundle(repository, "v1")).rejects.toMatchObject({ code: "BUNDLE_TOO_LARGE" });
});
