import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { pack } from "tar-stream";
import { readLayer } from "../../packages/scanner/src/layers/read-layer.ts";
import { defaultLimits } from "../../packages/scanner/src/limits.ts";

// how much the whole pass over a gzip layer (inflate, parse, two digests) costs over inflating it alone:
// node --conditions=@hasp/source test/bench/layers.ts [layer.tar.gz]
const ROUNDS = 3;
const CHUNK = 2 ** 20;

const folder = mkdtempSync(join(tmpdir(), "hasp-bench-"));
try {
  const file = process.argv[2] ?? (await makeLayer(join(folder, "layer.tar.gz")));
  await bench(file);
} finally {
  rmSync(folder, { recursive: true });
}

async function bench(file: string): Promise<void> {
  const { bytes, digest, diffId } = await measureLayer(file);
  const blob = { digest, diffId, open: () => createReadStream(file, { highWaterMark: CHUNK }) };
  const floors: number[] = [];
  const passes: number[] = [];
  let entries = 0;
  for (let round = 0; round < ROUNDS; round++) {
    floors.push(await time(() => inflateAlone(file)));
    passes.push(
      await time(async () => {
        const index = await readLayer(blob, {
          limits: defaultLimits,
          signal: AbortSignal.timeout(600_000),
          select: () => "skip",
          onFile() {},
          onProblem() {},
        });
        entries = index.entries.size;
      }),
    );
  }
  const floor = Math.min(...floors);
  const pass = Math.min(...passes);
  const speed = (ms: number) =>
    `${(ms / 1000).toFixed(2)} s, ${Math.round(bytes / 1000 / ms)} MB/s`;
  const lines = [
    `layer         ${(bytes / 1e6).toFixed(0)} MB, ${entries} entries`,
    `inflate alone ${speed(floor)}`,
    `whole pass    ${speed(pass)}`,
    `ratio         ${(pass / floor).toFixed(2)}`,
    `peak memory   ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

async function time(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

async function inflateAlone(file: string): Promise<void> {
  const source = createReadStream(file, { highWaterMark: CHUNK });
  await pipeline(
    source,
    createGunzip({ chunkSize: CHUNK }),
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) if (chunk.length === 0) return;
    },
  );
}

async function measureLayer(file: string) {
  const stored = createHash("sha256");
  const plain = createHash("sha256");
  let bytes = 0;
  const source = createReadStream(file, { highWaterMark: CHUNK });
  source.on("data", (chunk) => stored.update(chunk));
  for await (const chunk of source.pipe(createGunzip({ chunkSize: CHUNK }))) {
    plain.update(chunk);
    bytes += chunk.length;
  }
  return {
    bytes,
    digest: `sha256:${stored.digest("hex")}`,
    diffId: `sha256:${plain.digest("hex")}`,
  };
}

/** 300 MB in 6,000 files that compress about as programs do. */
async function makeLayer(file: string): Promise<string> {
  const words = Array.from({ length: 4096 }, () => randomBytes(8));
  const tar = pack();
  const written = pipeline(Readable.from(tar), createGzip({ level: 6 }), createWriteStream(file));
  for (let number = 0; number < 6000; number++) {
    const picks = randomBytes(50_000 / 4);
    const parts: Buffer[] = [];
    for (let at = 0; at + 1 < picks.length; at += 2) {
      parts.push(words[picks.readUInt16LE(at) % words.length] ?? randomBytes(8));
    }
    await new Promise<void>((done) => {
      tar.entry({ name: `usr/lib/bench/${number % 100}/${number}` }, Buffer.concat(parts), () =>
        done(),
      );
    });
  }
  tar.finalize();
  await written;
  return file;
}
