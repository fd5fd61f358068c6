/** The part of the WebAssembly JavaScript API that is used here; TypeScript declares it with the DOM only. */
interface WasmApi {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  instantiate<Instance>(module: WasmModule, imports: object): Promise<Instance>;
  readonly Instance: new (module: WasmModule, imports: object) => WasmInstance;
  readonly Memory: new (limits: { initial: number; maximum: number }) => WasmMemory;
}

/** A compiled module; it can be posted to a worker. */
export type WasmModule = object & { readonly wasmModule?: never };

export interface WasmInstance {
  readonly exports: object;
}

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

export const wasm = (globalThis as unknown as { readonly WebAssembly: WasmApi }).WebAssembly;

/** Bytes of a page of memory (WebAssembly core specification, 4.2.8). */
export const PAGE_SIZE = 65_536;
