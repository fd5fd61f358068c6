import { archiveOf, dockerArchive } from "@hasp/testing";
import { afterAll, expect, test } from "vitest";
import { openImage } from "./index.ts";
import { checkPlatform, fits } from "./platform.ts";
import { createScratch, openOptions } from "./testing/image-layout.ts";

const scratch = createScratch();
afterAll(() => scratch.remove());

/** What docker save writes of an image whose configuration says this of its platform. */
function archiveFor(platform: object): string {
  const document = { os: undefined, architecture: undefined, ...platform };
  return scratch.file(archiveOf(dockerArchive({ name: "app:1", layers: [], document })));
}

const amd64 = archiveFor({ os: "linux", architecture: "amd64" });
const open = async (location: string, platform: string, requirePlatform = true) => {
  const image = await openImage(location, { ...openOptions({}, platform), requirePlatform });
  await image.close();
  return image.reference;
};

test.each([
  "linux/amd64",
  "linux/arm/v7",
  "linux/arm64/v8",
  "windows/amd64",
  "linux/riscv64",
  "linux/amd64/v12.34",
])("%s is a platform", (text) => expect(() => checkPlatform(text)).not.toThrow());

test.each([
  ["foo", ""],
  ["", ""],
  ["linux", ""],
  ["linux/", ""],
  ["linux/amd46", "did you mean linux/amd64? "],
  ["linus/arm64", "did you mean linux/arm64? "],
  ["amd64", "did you mean linux/amd64? "],
  ["x86_64", "did you mean linux/amd64? "],
  ["linux/aarch64", "did you mean linux/arm64? "],
  ["linux/arm64/8", "did you mean linux/arm64? "],
  ["linux/amd64/v1/x", "did you mean linux/amd64? "],
  ["linux/arm64/xv8", "did you mean linux/arm64? "],
  ["linux/arm64/v8x", "did you mean linux/arm64? "],
  ["linux/arm/v7.x", "did you mean linux/arm? "],
  ["arm64/arm64", ""],
  ["linux/constructor", ""],
])("%s is none, whatever the image is", async (platform, hint) => {
  await expect(open(amd64, platform)).rejects.toMatchObject({
    code: "PLATFORM_INVALID",
    hint: `${hint}a platform is OS/ARCH or OS/ARCH/VARIANT, such as linux/amd64 or linux/arm/v7`,
  });
});

test("an image alone is refused for another platform that was asked for, and taken for one that was not", async () => {
  expect(await open(amd64, "linux/amd64")).toBe("app:1");
  expect(await open(amd64, "linux/arm64", false)).toBe("app:1");
  await expect(open(amd64, "linux/arm64")).rejects.toMatchObject({
    code: "PLATFORM_NOT_FOUND",
    hint: "it is for linux/amd64: leave --platform out to take it",
  });
  await expect(open(archiveFor({}), "linux/amd64")).rejects.toMatchObject({
    code: "PLATFORM_NOT_FOUND",
    hint: expect.stringContaining("names no platform"),
  });
});

test("an image for another system does not fit, whatever its architecture", () => {
  const windows = { os: "windows", architecture: "amd64" };
  expect([fits(windows, "linux/amd64"), fits(windows, "windows/amd64")]).toEqual([false, true]);
});

test.each([
  ["arm64", undefined, "linux/arm64/v8", true],
  ["arm", undefined, "linux/arm/v7", true],
  ["arm", undefined, "linux/arm/v6", false],
  ["arm", "v6", "linux/arm", true],
  ["arm", "v6", "linux/arm/v7", false],
  ["amd64", undefined, "linux/arm64", false],
  ["arm64", undefined, "linux", false],
])("%s of variant %s fits %s: %s", (architecture, variant, wanted, expected) => {
  expect(fits({ os: "linux", architecture, ...(variant && { variant }) }, wanted)).toBe(expected);
});
