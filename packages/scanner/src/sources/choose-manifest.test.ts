import { sha256 } from "@hasp/core";
import { expect, test } from "vitest";
import { chooseByPlatform, chooseByReference } from "./choose-manifest.ts";
import type { Descriptor } from "./oci-documents.ts";
import { toldBy } from "./testing/told-by.ts";

const REF_NAME = "org.opencontainers.image.ref.name";
const IMAGE_NAME = "io.containerd.image.name";

/** A manifest of its own digest. */
function manifest(name: string, rest: Partial<Descriptor> = {}): Descriptor {
  return { digest: sha256(name), size: 1, mediaType: "x", ...rest };
}
const amd64 = { platform: { os: "linux", architecture: "amd64" } };
const arm64 = { platform: { os: "linux", architecture: "arm64" } };
const unknown = { platform: { os: "unknown", architecture: "unknown" } };
const told = (choose: () => unknown) => toldBy(new Promise((resolve) => resolve(choose())));

test("a name of either annotation and a digest mean a manifest", () => {
  const byTag = manifest("a", { annotations: { [REF_NAME]: "1" } });
  const byName = manifest("b", { annotations: { [IMAGE_NAME]: "docker.io/library/app:2" } });
  const bare = manifest("c");
  const all = [byTag, byName, bare];
  expect(chooseByReference(all, "1", "layout")).toEqual([byTag]);
  expect(chooseByReference(all, "docker.io/library/app:2", "layout")).toEqual([byName]);
  expect(chooseByReference(all, bare.digest, "layout")).toEqual([bare]);
});

test("a name that is not there lists those that are", async () => {
  const named = manifest("a", { annotations: { [REF_NAME]: "1" } });
  expect(await told(() => chooseByReference([named], "3", "layout"))).toBe(
    'SOURCE_NOT_FOUND: layout holds no image named "3"; it holds 1',
  );
  expect(await told(() => chooseByReference([], "3", "layout"))).toBe(
    'SOURCE_NOT_FOUND: layout holds no image named "3"; it holds no image at all',
  );
});

test("several images and no name are refused, one of several platforms is not", async () => {
  const one = { annotations: { [REF_NAME]: "1" } };
  const two = [manifest("a", one), manifest("b", { annotations: { [REF_NAME]: "2" } })];
  expect(await told(() => chooseByReference(two, undefined, "layout"))).toBe(
    "SOURCE_NOT_FOUND: layout holds several images: 1, 2; name one after a colon",
  );
  const same = [manifest("a", one), manifest("b", one)];
  expect(chooseByReference(same, undefined, "layout")).toEqual(same);
});

test("a manifest that names no platform serves when it is the only such one", async () => {
  const bare = manifest("bare");
  expect(chooseByPlatform([bare, manifest("a", arm64)], "linux/amd64", "layout")).toBe(bare);
  expect(chooseByPlatform([bare, manifest("a", amd64)], "linux/amd64", "layout")).toMatchObject(
    amd64,
  );
  expect(await told(() => chooseByPlatform([bare, manifest("b")], "linux/amd64", "layout"))).toBe(
    "PLATFORM_NOT_FOUND: layout has no image for linux/amd64; it names no platforms",
  );
});

test("a platform that is not there lists those that are", async () => {
  const manifests = [manifest("a", amd64), manifest("b", arm64)];
  expect(await told(() => chooseByPlatform(manifests, "linux/s390x", "layout"))).toBe(
    "PLATFORM_NOT_FOUND: layout has no image for linux/s390x; it has images for linux/amd64, linux/arm64",
  );
});

test("attestations are no images, by platform or by what BuildKit notes on them", async () => {
  const noted = { annotations: { "vnd.docker.reference.type": "attestation-manifest" } };
  const odd = manifest("odd", { platform: { os: "unknown", architecture: "amd64" } });
  const attestations = [manifest("a", unknown), manifest("b", noted)];
  expect(await told(() => chooseByPlatform(attestations, "linux/amd64", "layout"))).toMatch(
    /it names no platforms$/,
  );
  expect(chooseByPlatform([...attestations, odd], "unknown/amd64", "layout")).toBe(odd);
  const other = manifest("c", { annotations: { "vnd.docker.reference.type": "other" } });
  expect(chooseByPlatform([...attestations, other], "linux/amd64", "layout")).toBe(other);
});
