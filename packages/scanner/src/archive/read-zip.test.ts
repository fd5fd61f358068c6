import fc from "fast-check";
import { expect, test } from "vitest";
import { ScanError } from "../error.ts";
import { readZip, type ZipLimits } from "./read-zip.ts";
import { writeZip } from "./testing/write-zip.ts";

const defaults: ZipLimits = {
  entries: 1000,
  entryBytes: 2 ** 25,
  zipBytes: 2 ** 30,
  zipRatio: 100,
};

async function read(zip: Buffer, limits: Partial<ZipLimits> = {}) {
  const entries = readZip("all.zip", zip, { ...defaults, ...limits });
  return (await Array.fromAsync(entries)).map((entry) =>
    "bytes" in entry ? `${entry.name} = ${entry.bytes}` : `${entry.name}: ${entry.problem}`,
  );
}

const good = { name: "a.json", content: "{}" };

test("reads the JSON entries in order", async () => {
  const zip = writeZip([
    { name: "b.json", content: "[1]" },
    { name: "c.txt", content: "no" },
    good,
  ]);
  expect(await read(zip)).toEqual(["b.json = [1]", "a.json = {}"]);
  expect(await read(writeZip([]))).toEqual([]);
});

test.each([
  ["a wrong checksum", { crc: 1 }, "checksum differs"],
  ["more bytes than declared", { size: 1 }, expect.stringContaining("cannot be unpacked")],
  ["fewer bytes than declared", { size: 9 }, "does not unpack to 9 bytes"],
  ["another method of compression", { method: 9 }, "is compressed by method 9"],
  ["a size above the limit", { size: 2 ** 26 }, "unpacks to 67108864 bytes; the limit is 33554432"],
])("reports an entry with %s, and goes on", async (_, lies, problem) => {
  const zip = writeZip([{ name: "bad.json", content: "[0]", lies }, good]);
  const [bad, ...rest] = await Array.fromAsync(
    readZip("all.zip", zip, { ...defaults, zipRatio: 2 ** 30 }),
  );
  expect(bad).toEqual({ name: "bad.json", problem });
  expect(rest).toMatchObject([{ name: "a.json" }]);
});

test.each([
  ["a bomb", [{ name: "a.json", content: Buffer.alloc(2 ** 20) }], {}],
  ["too many bytes in all", [good, good], { zipBytes: 3 }],
  ["too many entries", [good, good], { entries: 1 }],
])("refuses %s", async (_, parts, limits) => {
  await expect(read(writeZip(parts), limits)).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
});

test.each([
  ["that ends early", writeZip([good]).subarray(0, 60)],
  [
    "whose directory is cut",
    Buffer.concat([writeZip([good]).subarray(0, 50), writeZip([good]).subarray(-22)]),
  ],
  ["that leads out of its folder", writeZip([{ name: "../a.json", content: "{}" }])],
  ["with an absolute path", writeZip([{ name: "/a.json", content: "{}" }])],
])("refuses a zip %s", async (_, zip) => {
  await expect(read(zip)).rejects.toMatchObject({ code: "FEED_INVALID", hint: expect.any(String) });
});

test("reads any bytes or refuses them", async () => {
  const zip = writeZip([good, { name: "b.json", content: "[1,2,3]" }]);
  const change = fc.tuple(fc.nat(zip.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const bytes = Buffer.from(zip);
      for (const [at, byte] of changes) bytes[at] = byte;
      await read(bytes).catch((error) => expect(error).toBeInstanceOf(ScanError));
    }),
  );
});
