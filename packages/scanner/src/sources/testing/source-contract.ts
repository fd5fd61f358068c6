import { existsSync, readdirSync, readlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "@hasp/core";
import { type Files, tarOf } from "@hasp/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ScanError } from "../../error.ts";
import { readLayers } from "../../layers/read-layers.ts";
import { recorder } from "../../layers/testing/layer-blob.ts";
import type { Source } from "../source.ts";
import { openOptions } from "./image-layout.ts";

/** An image where a source finds it. */
export interface Served {
  readonly location: string;
  readonly dockerHost?: string;
  close?(): void;
}

export interface SourceSample {
  /** The files of an image of one layer, in the form that the source reads. */
  files(layer: Buffer): Files;
  /** Puts files, whole or damaged, where the source finds them. */
  serve(files: Files): Served | Promise<Served>;
}

/** Where Linux lists what the process has open. */
const DESCRIPTORS = "/proc/self/fd";

/** Number and path of each open regular file below the folder of temporary ones. */
function openFiles(): string[] {
  return readdirSync(DESCRIPTORS).flatMap((descriptor) => {
    try {
      const file = readlinkSync(join(DESCRIPTORS, descriptor));
      return file.startsWith(tmpdir()) ? [`${descriptor} ${file}`] : [];
    } catch {
      // the listing's own
      return [];
    }
  });
}

const layer = tarOf({ name: "a", content: "text" });

/** What every source must do. */
export function testSource(source: Source, { files: filesOf, serve }: SourceSample): void {
  /** Opens what is served and reads it to its end, as a scan does. */
  async function readAll(files: Files, signal?: AbortSignal) {
    const { location, dockerHost, close } = await serve(files);
    try {
      const options = { ...openOptions(), ...(dockerHost && { dockerHost }) };
      const image = await source.open(location, { ...options, ...(signal && { signal }) });
      try {
        const first = recorder();
        await readLayers(image.layers, first.options);
        const second = recorder();
        await readLayers(image.layers, second.options);
        expect(second.files).toEqual(first.files);
        return { image, files: first.files };
      } finally {
        await image.close();
      }
    } finally {
      close?.();
    }
  }

  describe(`the source ${source.scheme}`, () => {
    test("opens an image, and reads its layers as often as it is asked", async () => {
      const { image, files } = await readAll(filesOf(layer));
      expect(image.config.digest).toBe(sha256(image.config.bytes));
      expect(image.layers.map(({ diffId }) => diffId)).toEqual([sha256(layer)]);
      expect(files).toEqual([["a", "text"]]);
    });

    test("tells a layer whose bytes are not the promised ones", async () => {
      const whole = filesOf(layer);
      const [place = ""] = Object.entries(whole).find(([, bytes]) => bytes === layer) ?? [];
      const other = { ...whole, [place]: tarOf({ name: "a", content: "TEXT" }) };
      await expect(readAll(other)).rejects.toMatchObject({
        code: "DIGEST_MISMATCH",
        message: expect.stringContaining(sha256(layer)),
        hint: expect.any(String),
      });
    });

    test.each(Object.keys(filesOf(layer)))(
      "refuses an image without %s, by a code",
      async (name) => {
        const { [name]: _, ...others } = filesOf(layer);
        await expect(readAll(others)).rejects.toMatchObject({
          code: expect.stringMatching(/^(?:SOURCE|MANIFEST|ARCHIVE)_/),
          hint: expect.any(String),
        });
      },
    );

    test("ends with a code or an image at whatever bytes stand in one of its files", async () => {
      const names = Object.keys(filesOf(layer));
      const change = fc.record({
        name: fc.constantFrom(...names),
        at: fc.nat(2000),
        bytes: fc.oneof(
          fc.uint8Array({ maxLength: 20 }),
          fc.constantFrom('"', "{}", "[]", "-1", ""),
        ),
        isCut: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(change, async ({ name, at, bytes, isCut }) => {
          const files = filesOf(layer);
          const before = Buffer.from(files[name] ?? "");
          const rest = isCut ? Buffer.alloc(0) : before.subarray(at + bytes.length);
          files[name] = Buffer.concat([before.subarray(0, at), Buffer.from(bytes), rest]);
          try {
            await readAll(files);
          } catch (error) {
            expect(error).toBeInstanceOf(ScanError);
            expect(error).toMatchObject({ hint: expect.any(String) });
          }
        }),
        { numRuns: 60 },
      );
    });

    test.skipIf(!existsSync(DESCRIPTORS))("closes every file that it opened", async () => {
      const before = new Set(openFiles());
      await readAll(filesOf(layer));
      expect(openFiles().filter((file) => !before.has(file))).toEqual([]);
    });

    test("ends with the reason of whoever ends it", async () => {
      const reason = new Error("enough");
      await expect(readAll(filesOf(layer), AbortSignal.abort(reason))).rejects.toBe(reason);
    });
  });
}
