import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { sha256 } from "@hasp/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Manifest } from "./image.ts";
import { placeExample } from "./readme-example.ts";

const example = placeExample(join(import.meta.dirname, ".."));
const { folder } = example;

beforeAll(() => {
  execFileSync(process.execPath, example.args, { cwd: folder, timeout: 30_000 });
}, 60_000);
afterAll(() => example[Symbol.dispose]());

/** Unpacks with the machine's own tar, which knows nothing of how we write one. */
function unpack(archive: string): string {
  const target = `${archive}.unpacked`;
  mkdirSync(target);
  execFileSync("tar", ["-xpf", archive, "-C", target], { timeout: 30_000 });
  return target;
}

const read = (...path: string[]) => readFileSync(join(folder, ...path));
const readJson = (...path: string[]) => JSON.parse(read(...path).toString());
const blob = ({ digest }: { digest: string }) => join("blobs", digest.replace(":", "/"));

function manifestOf(layout: string): Manifest {
  const { manifests } = readJson(layout, "index.json");
  expect(manifests).toMatchObject([
    { annotations: { "org.opencontainers.image.ref.name": "registry.example/app:1.0" } },
  ]);
  return readJson(layout, blob(manifests[0]));
}

test("the README's docker archive unpacks to the files, modes, links and whiteouts of its image", () => {
  const saved = unpack(join(folder, "saved.tar.gz"));
  const [image] = JSON.parse(readFileSync(join(saved, "manifest.json"), "utf8"));
  expect(image).toMatchObject({ RepoTags: ["registry.example/app:1.0"] });
  const paths: string[] = image.Layers.map((name: string) => join(saved, name));
  const config = JSON.parse(readFileSync(join(saved, image.Config), "utf8"));
  expect(config).toMatchObject({
    os: "linux",
    architecture: "amd64",
    config: { User: "1000" },
    rootfs: { type: "layers", diff_ids: paths.map((path) => sha256(readFileSync(path))) },
  });
  const [lower = "", upper = ""] = paths.map(unpack);
  expect(readFileSync(join(lower, "etc/os-release"), "utf8")).toBe("ID=debian\n");
  expect(lstatSync(join(lower, "etc/os-release")).mode & 0o7777).toBe(0o644);
  expect(lstatSync(join(lower, "bin/app")).mode & 0o7777).toBe(0o755);
  expect(lstatSync(join(lower, "bin")).mode & 0o7777).toBe(0o755);
  expect(readlinkSync(join(upper, "bin/run"))).toBe("app");
  expect(existsSync(join(upper, "etc/.wh.os-release"))).toBe(true);
});

test("its layout has every blob under its digest, and the layers compressed as it says", () => {
  for (const name of readdirSync(join(folder, "layout/blobs/sha256"))) {
    expect(sha256(read("layout/blobs/sha256", name))).toBe(`sha256:${name}`);
  }
  const { config, layers } = manifestOf("layout");
  expect(layers.map(({ mediaType }) => mediaType)).toEqual(
    Array(2).fill("application/vnd.oci.image.layer.v1.tar+zstd"),
  );
  const stored = layers.map((layer) => read("layout", blob(layer)));
  expect(stored.map(({ length }) => length)).toEqual(layers.map(({ size }) => size));
  expect(readJson("layout", blob(config)).rootfs.diff_ids).toEqual(
    stored.map((bytes) => sha256(zstdDecompressSync(bytes))),
  );
});

test("its damaged layout promises what is not there", () => {
  const { layers } = manifestOf("damaged");
  expect(layers).toEqual(manifestOf("layout").layers);
  for (const layer of layers) {
    expect(read("damaged", blob(layer))).toEqual(read("layout", blob(layer)).subarray(0, 20));
  }
});
