import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { isDigest } from "@hasp/core";
import { PolicyError } from "../error.ts";
import type { CompilerModule } from "./engine.ts";

// Seen from src/compiler and from dist/compiler alike.
const folder = new URL("../../dist/compiler/", import.meta.url);
const UNPACKED_LIMIT = 128 * 2 ** 20;

/** The program that the build made; npm packages carry it gzipped only. */
export const localModule: CompilerModule = {
  async digest() {
    const stamp = JSON.parse((await load("compiler.stamp.json")).toString()) as {
      digest?: unknown;
    };
    if (typeof stamp.digest === "string" && isDigest(stamp.digest)) return stamp.digest;
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
    hint: "install hasp again; in a checkout, npm run setup builds it",
  });
}
