import { gzipSync } from "node:zlib";
import { tarOf } from "@hasp/testing";
import { expect, test } from "vitest";
import { readLayers } from "./read-layers.ts";
import { blobOf, recorder } from "./testing/layer-blob.ts";

const layer = (name: string) => blobOf(tarOf({ name, content: name }));

test("reads layers in the order of the image and tells which one a file is from", async () => {
  const seen: [path: string, layer: number][] = [];
  const indexes = await readLayers([layer("a"), layer("b"), layer("c")], {
    ...recorder().options,
    onFile: ({ path }, _, number) => {
      seen.push([path, number]);
    },
  });
  expect(indexes.map(({ entries }) => [...entries.keys()])).toEqual([["a"], ["b"], ["c"]]);
  expect(seen.sort()).toEqual([
    ["a", 0],
    ["b", 1],
    ["c", 2],
  ]);
});

test("takes an image without layers", async () => {
  expect(await readLayers([], recorder().options)).toEqual([]);
});

test("ends the others with the first error", async () => {
  const lie = blobOf(tarOf({ name: "a" }), tarOf({ name: "a" }), {
    diffId: `sha256:${"0".repeat(64)}`,
  });
  const endless = {
    ...layer("b"),
    async *open(signal: AbortSignal) {
      for (;;) {
        signal.throwIfAborted();
        yield await new Promise<Buffer>((resolve) =>
          setImmediate(() => resolve(Buffer.alloc(512, 1))),
        );
      }
    },
  };
  const reading = readLayers([lie, endless], recorder().options);
  await expect(reading).rejects.toMatchObject({ code: expect.stringMatching(/DIGEST|CORRUPT/) });
});

test("refuses layers that are larger together than an image may be", async () => {
  const { digest, diffId, open } = blobOf(Buffer.alloc(2 ** 20), gzipSync(Buffer.alloc(2 ** 20)));
  const { options } = recorder({ imageBytes: 5 * 2 ** 20 });
  const layers = Array.from({ length: 6 }, () => ({ digest: digest ?? diffId, diffId, open }));
  await expect(readLayers(layers, options)).rejects.toMatchObject({
    code: "LIMIT_EXCEEDED",
    message: expect.stringContaining("together unpack to more than"),
  });
});
