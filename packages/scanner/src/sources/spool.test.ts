import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { spool } from "./spool.ts";
import { toldBy } from "./testing/told-by.ts";

const before = process.env["TMPDIR"];
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hasp-spool-"));
  process.env["TMPDIR"] = folder;
});
afterEach(() => {
  if (before === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = before;
  rmSync(folder, { recursive: true });
});

test("keeps what it is given, and leaves no name behind", async () => {
  const { handle, size } = await spool(4, async (write) => {
    await write(Buffer.from("ab"));
    await write(Buffer.from("cd"));
    expect(readdirSync(folder)).toEqual([]);
  });
  expect(size).toBe(4);
  const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
  expect(buffer.toString()).toBe("abcd");
  await handle.close();
});

test("refuses more than it may keep", async () => {
  const spooling = spool(4, (write) => write(Buffer.from("abcde")));
  expect(await toldBy(spooling)).toBe(
    "LIMIT_EXCEEDED: the archive holds more than 4 bytes; raise the limit of bytes in an image if you trust it",
  );
});

test("says what to do when nothing can be written", async () => {
  let write: ((chunk: Uint8Array) => Promise<void>) | undefined;
  const { handle } = await spool(4, async (given) => {
    write = given;
  });
  // a full disk answers in the same place
  await handle.close();
  await expect(write?.(Buffer.from("a"))).rejects.toMatchObject({
    code: "SOURCE_UNSUPPORTED",
    message: expect.stringMatching(/^cannot keep the image for a while: \S/),
    hint: `make room in ${folder}, or set TMPDIR to a folder with room`,
  });
});
