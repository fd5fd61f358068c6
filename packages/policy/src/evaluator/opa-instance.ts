import { messageOf } from "@hasp/core";
import { BundleError, EvaluationError } from "../error.ts";
import { type WasmMemory, wasm } from "../web-assembly.ts";
import type { Builtin } from "./builtins/builtin.ts";
import { builtins as known } from "./builtins/index.ts";
import { abiUnsupported, checkedExports, type OpaExports } from "./opa-abi.ts";
import type { OpaModule } from "./opa-module.ts";
import { dumpRegoValue } from "./rego/dump-rego-value.ts";
import { parseRegoValue } from "./rego/parse-rego-value.ts";

const JSON_FORMAT = 0;
/** No value: undefined in Rego. */
const UNDEFINED = 0;

/** One instance of a compiled policy, with its data parsed; it belongs to one thread. */
export class OpaInstance {
  readonly #entrypoints: ReadonlyMap<string, number>;
  readonly #memory: WasmMemory;
  readonly #exports: OpaExports;
  readonly #builtins: ReadonlyMap<number, Builtin>;
  readonly #data: number;
  readonly #heap: number;
  #bytes: Buffer;

  /** @throws BundleError `ABI_UNSUPPORTED`, `BUILTIN_UNKNOWN`, `ENTRYPOINT_MISSING`, `BUNDLE_CORRUPT` */
  constructor({ module, initialPages, data, entrypoints, maximumPages }: OpaModule) {
    const initial = Math.min(initialPages, maximumPages);
    this.#memory = new wasm.Memory({ initial, maximum: maximumPages });
    this.#bytes = Buffer.from(this.#memory.buffer);
    this.#exports = checkedExports(this.#instantiate(module));
    this.#builtins = findBuiltins(this.#readIndex(this.#exports.builtins()));
    this.#entrypoints = this.#readIndex(this.#exports.entrypoints());
    checkEntrypoints(entrypoints, this.#entrypoints);
    this.#data = this.#parseData(data);
    this.#heap = this.#exports.opa_heap_ptr_get();
  }

  /** Bytes of linear memory; it grows with the greatest input and never shrinks. */
  get memorySize(): number {
    return this.#memory.buffer.byteLength;
  }

  /**
   * Evaluates an entrypoint over an input in JSON and returns OPA's result set as JSON.
   * After a throw the instance must not be used again: its stack pointer is not what it was.
   * @throws EvaluationError `EVALUATION_FAILED`
   */
  evaluate(entrypoint: string, input: string): string {
    const { opa_heap_ptr_set, opa_heap_ptr_get, opa_eval } = this.#exports;
    try {
      opa_heap_ptr_set(this.#heap);
      const [address, length] = this.#write(input);
      const heap = opa_heap_ptr_get();
      const id = this.#entrypoints.get(entrypoint) ?? -1;
      return this.#read(opa_eval(0, id, this.#data, address, length, heap, JSON_FORMAT));
    } catch (error) {
      throw new EvaluationError("EVALUATION_FAILED", `the policy broke off: ${messageOf(error)}`, {
        cause: error,
        hint: "check the input against the contract, and the bundle with hasp policy test",
      });
    }
  }

  #instantiate(module: object): object {
    const call = (id: number, _context: number, ...addresses: number[]) =>
      this.#callBuiltin(id, addresses);
    const env = {
      memory: this.#memory,
      opa_abort: (address: number) => {
        throw new Error(this.#read(address));
      },
      opa_println: () => undefined,
      opa_builtin0: call,
      opa_builtin1: call,
      opa_builtin2: call,
      opa_builtin3: call,
      opa_builtin4: call,
    };
    try {
      return new wasm.Instance(module, { env }).exports;
    } catch (error) {
      throw abiUnsupported(`policy.wasm cannot be started: ${messageOf(error)}`, error);
    }
  }

  /** Arguments and results pass as Rego's own text, so that sets stay sets and integers exact. */
  #callBuiltin(id: number, addresses: readonly number[]): number {
    const { opa_value_dump, opa_free, opa_value_parse } = this.#exports;
    const builtin = this.#builtins.get(id);
    if (builtin === undefined) throw new Error(`the policy calls a builtin number ${id}`);
    const values = addresses.map((value) => {
      const text = opa_value_dump(value);
      const parsed = parseRegoValue(this.#read(text));
      opa_free(text);
      return parsed;
    });
    const result = builtin.call(...values);
    if (result === undefined) return UNDEFINED;
    const [address, length] = this.#write(dumpRegoValue(result));
    const value = opa_value_parse(address, length);
    opa_free(address);
    return value;
  }

  #parseData(data: Uint8Array): number {
    const { opa_malloc, opa_json_parse, opa_free } = this.#exports;
    try {
      const address = opa_malloc(data.length);
      this.#view().set(data, address);
      const value = opa_json_parse(address, data.length);
      opa_free(address);
      if (value !== UNDEFINED) return value;
    } catch (error) {
      throw dataUnreadable(messageOf(error), error);
    }
    throw dataUnreadable("it is no JSON");
  }

  #readIndex(value: number): Map<string, number> {
    const text = this.#read(this.#exports.opa_json_dump(value));
    return new Map(Object.entries(JSON.parse(text) as Record<string, number>));
  }

  #write(text: string): [address: number, length: number] {
    const length = Buffer.byteLength(text);
    const address = this.#exports.opa_malloc(length);
    this.#view().write(text, address, "utf8");
    return [address, length];
  }

  #read(address: number): string {
    const bytes = this.#view();
    return bytes.toString("utf8", address, bytes.indexOf(0, address));
  }

  /** Growing detaches the buffer that was there before. */
  #view(): Buffer {
    if (this.#bytes.buffer !== this.#memory.buffer) this.#bytes = Buffer.from(this.#memory.buffer);
    return this.#bytes;
  }
}

function findBuiltins(required: ReadonlyMap<string, number>): Map<number, Builtin> {
  const found = new Map<number, Builtin>();
  const unknown: string[] = [];
  for (const [name, id] of required) {
    const builtin = known.find((one) => one.name === name);
    if (builtin === undefined) unknown.push(name);
    else found.set(id, builtin);
  }
  if (unknown.length === 0) return found;
  throw new BundleError("BUILTIN_UNKNOWN", `the bundle calls ${unknown.sort().join(", ")}`, {
    hint: `builtins beyond OPA's WebAssembly library are ${known.map(({ name }) => name).join(", ")}`,
  });
}

function checkEntrypoints(
  listed: readonly string[],
  entrypoints: ReadonlyMap<string, number>,
): void {
  const missing = listed.filter((name) => !entrypoints.has(name));
  if (missing.length === 0 && listed.length > 0) return;
  const what = missing.length > 0 ? `lacks ${missing.join(", ")}` : "names no entrypoints";
  throw new BundleError("ENTRYPOINT_MISSING", `the bundle ${what}`, {
    hint: "build it again: hasp policy build; its policies decide under hasp/decide/<kind>",
  });
}

function dataUnreadable(reason: string, cause?: unknown): BundleError {
  return new BundleError("BUNDLE_CORRUPT", `the bundle's data.json cannot be read: ${reason}`, {
    cause,
    hint: "build the bundle again: hasp policy build",
  });
}
