import { open } from "node:fs/promises";
import { archiveOf, type TarMember, tarOf } from "@hasp/testing";
import { afterAll, expect, test } from "vitest";
import { indexSpooled, openArchive } from "./archive-files.ts";
import { createScratch, openOptions } from "./testing/image-layout.ts";

const scratch = createScratch();
afterAll(() => scratch.remove());

/** A file behind so many symbolic links. */
function chain(links: number): TarMember[] {
  const members: TarMember[] = [{ name: "0", content: "text" }];
  for (let link = 1; link <= links; link++)
    members.push({ name: `${link}`, flag: "2", target: `${link - 1}` });
  return members;
}

test("follows nine links to a file, and no more", async () => {
  const files = await openArchive(scratch.file(archiveOf({}, ...chain(10))), openOptions());
  expect(await files.find("9")).toMatchObject({ size: 4 });
  expect(await files.find("10")).toBeUndefined();
  await files.close();
});

test("tells that an archive has become shorter when what is missing is read", async () => {
  const tar = tarOf({ name: "a", content: Buffer.alloc(300_000) });
  const handle = await open(scratch.file(tar.subarray(0, 200_000)));
  const { signal, ...options } = openOptions();
  const files = await indexSpooled("a.tar", handle, tar.length, { ...options, signal });
  const reading = async () => {
    for await (const _ of (await files.find("a"))?.open(signal) ?? []);
  };
  await expect(reading()).rejects.toMatchObject({ code: "ARCHIVE_CORRUPT" });
  await files.close();
});
