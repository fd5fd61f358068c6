import { execFileSync } from "node:child_process";
import { sha256 } from "@hasp/core";
import { expect, test } from "vitest";
import { layerTar } from "./layer.ts";
import { tarOf } from "./tar.ts";

const listed = (tar: Uint8Array): string[] =>
  execFileSync("tar", ["-tf", "-"], { input: tar, encoding: "utf8", timeout: 30_000 })
    .trim()
    .split("\n");

test("folders come before what is in them, each once", () => {
  const tar = layerTar({ "b/c/d": "1", "b/e": "2", a: "3" });
  expect(listed(tar)).toEqual(["b/", "b/c/", "b/c/d", "b/e", "a"]);
});

test("names and targets of more than a hundred bytes are whole", () => {
  const long = `${"é".repeat(60)}.json`;
  const tar = layerTar({ [long]: "{}", link: { link: long } });
  const read = execFileSync("tar", ["-xOf", "-", long], { input: tar, timeout: 30_000 });
  expect(read.toString()).toBe("{}");
  expect(Buffer.from(tar).toString()).toContain(` linkpath=${long}\n`);
});

test("the same files give the same bytes, and a tar stays as it is", () => {
  const files = { "etc/a": "1", "etc/b": null };
  expect(sha256(layerTar(files))).toBe(sha256(layerTar(files)));
  const tar = tarOf({ name: "a" });
  expect(layerTar(tar)).toBe(tar);
});
