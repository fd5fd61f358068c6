import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeOutput } from "./write-output.ts";

const folder = () => mkdtempSync(join(tmpdir(), "hasp-output-"));

test("makes the folders, replaces the file whole and leaves nothing else behind", async () => {
  const place = join(folder(), "a/b");
  await writeOutput(join(place, "report.json"), "first");
  await writeOutput(join(place, "report.json"), "second");
  expect(readFileSync(join(place, "report.json"), "utf8")).toBe("second");
  expect(readdirSync(place)).toEqual(["report.json"]);
});

test("writes through a link, and into a device instead of replacing it", async () => {
  const place = folder();
  writeFileSync(join(place, "real"), "");
  symlinkSync("real", join(place, "link"));
  await writeOutput(join(place, "link"), "text");
  expect(lstatSync(join(place, "link")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(place, "real"), "utf8")).toBe("text");
  await writeOutput("/dev/null", "text");
  expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
});

test("keeps private files private", async () => {
  const file = join(folder(), "tls.key");
  await writeOutput(file, "key", 0o600);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("says what could not be written", async () => {
  const place = folder();
  mkdirSync(join(place, "file"));
  writeFileSync(join(place, "plain"), "");
  const coded = expect.objectContaining({ code: "OUTPUT_FAILED" });
  await expect(writeOutput(join(place, "file"), "x")).rejects.toMatchObject({
    code: "FILE_IS_FOLDER",
  });
  await expect(writeOutput(join(place, "plain/x"), "x")).rejects.toEqual(coded);
});
