// inflates a file and drops the bytes: node test/bench/inflate-alone.ts layer.tar.gz
import { createReadStream } from "node:fs";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

const CHUNK = 2 ** 20;

await pipeline(
  createReadStream(process.argv[2] ?? "", { highWaterMark: CHUNK }),
  createGunzip({ chunkSize: CHUNK }),
  new Writable({ write: (_chunk, _encoding, done) => done() }),
);
