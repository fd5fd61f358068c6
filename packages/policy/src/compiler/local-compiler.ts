import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type Digest, isDigest } from "@hasp/core";
import { PolicyError } from "../error.ts";
import type { Compiler, CompilerModule } from "./compiler.ts";
import { createCompiler } from "./create-compiler.ts";

// Seen from src/compiler and from dist/compiler alike.
const folder = new URL("../../dist/compiler/", import.meta.url);
const UNPACKED_LIMIT = 128 * 2 ** 20;

/** The compiler module that the build made; npm packages carry it gzipped only. */
const localModule: CompilerModule = {
  async digest(): Promise<Digest> {
    const { digest } = JSON.parse((await load("compiler.stamp.json")).toString()) as {
      digest?: unknown;
    };
    if (typeof digest === "string" && isDigest(digest)) return digest;
    throw missing("compiler.stamp.json names no digest");
  },
  async read() {
    try {
      return await readFile(new URL("compiler.wasm", folder));
    } catch {
      const packed = await load("compiler.wasm.gz");
      return new Uint8Array(await promisify(gunzip)(packed, { maxOutputLength: UNPACKED_LIMIT }));
    }
  },
};

/** The compiler that comes with this package. */
export const localCompiler: Compiler = createCompiler(localModule);

async function load(name: string): Promise<Buffer> {
  try {
    return await readFile(new URL(name, folder));
  } catch (error) {
    throw missing(`no ${name} in ${folder.pathname}`, error);
  }
}

function missing(message: string, cause?: unknown): PolicyError {
  return new PolicyError("COMPILER_MISSING", message, {
    cause,
    hint: "build it: npm run setup, or node scripts/build-compiler.mjs alone",
  });
}
