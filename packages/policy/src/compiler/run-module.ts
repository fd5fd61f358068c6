import { ConsoleStdout, File, OpenFile, WASI } from "@bjorn3/browser_wasi_shim";
import { type WasmModule, wasm } from "../web-assembly.ts";
import type { RunResult } from "./engine.ts";

interface RunLimits {
  /** Bytes of standard output. */
  readonly output: number;
  /** Bytes of standard error that are kept. */
  readonly messages: number;
}

// No collection while memory is small: a run lives for a second and its instance is thrown away.
const ENVIRONMENT = ["GOGC=off", "GOMEMLIMIT=2GiB", "GOTRACEBACK=none"];

export function compileModule(bytes: Uint8Array): Promise<WasmModule> {
  return wasm.compile(bytes);
}

/**
 * Runs a WASI program to its end on the calling thread. It has standard input, output and error, and nothing else:
 * no file, no argument, no network.
 * @throws whatever WebAssembly throws, and RangeError when it writes more than the limit
 */
export async function runModule(
  module: WasmModule,
  input: Uint8Array<ArrayBuffer>,
  limits: RunLimits,
): Promise<RunResult> {
  const output = createSink(limits.output);
  let messages = new Uint8Array();
  const wasi = new WASI(
    [],
    ENVIRONMENT,
    [
      new OpenFile(new File(input, { readonly: true })),
      new ConsoleStdout((chunk) => output.write(chunk)),
      new ConsoleStdout((chunk) => {
        const room = limits.messages - messages.length;
        if (room > 0) messages = concatenate([messages, chunk.subarray(0, room)]);
      }),
    ],
    { debug: false },
  );
  // the asynchronous way: a browser's main thread refuses large modules otherwise
  const instance = await wasm.instantiate<Parameters<WASI["start"]>[0]>(module, {
    wasi_snapshot_preview1: wasi.wasiImport,
  });
  const exitCode = wasi.start(instance);
  return { exitCode, output: output.bytes(), messages: new TextDecoder().decode(messages) };
}

function createSink(limit: number): { write(chunk: Uint8Array): void; bytes(): Uint8Array } {
  const chunks: Uint8Array[] = [];
  let length = 0;
  return {
    write(chunk) {
      length += chunk.length;
      if (length > limit) throw new RangeError(`more than ${limit} bytes of output`);
      chunks.push(chunk);
    },
    bytes: () => concatenate(chunks),
  };
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}
