import { messageOf } from "@hasp/core/error";
import * as sdk from "@open-policy-agent/opa-wasm";
import { BundleError, EvaluationError } from "../error.ts";
import { type WasmInstance, type WasmMemory, type WasmModule, wasm } from "../web-assembly.ts";
import type { Builtin } from "./builtins/builtin.ts";
import { builtins as known } from "./builtins/index.ts";
import type { EvaluationRequest } from "./judge.ts";
import { abiUnsupported, checkedExports, type OpaExports } from "./opa-abi.ts";
import type { OpaModule } from "./opa-module.ts";
import { dumpRegoValue, parseRegoValue } from "./rego/rego-text.ts";

const JSON_FORMAT = 0;
/** No value: undefined in Rego. */
const UNDEFINED = 0;
/** What OPA's allocator aborts with (OPA, wasm/src/malloc.c). */
const OUT_OF_MEMORY = "opa_malloc: failed";

// src/index.mjs of the SDK has its class on the default export only, where its types have it beside
const { LoadedPolicy } = (sdk as unknown as { readonly default: typeof sdk }).default;

/** One instance of a compiled policy, with its data parsed; it belongs to one thread. */
export class OpaInstance {
  readonly #memory: WasmMemory;
  readonly #exports: OpaExports;
  readonly #builtins: ReadonlyMap<number, Builtin>;
  readonly #policy: sdk.LoadedPolicy;
  #bytes: Buffer;

  /** @throws BundleError `ABI_UNSUPPORTED`, `BUILTIN_UNKNOWN`, `ENTRYPOINT_MISSING`, `BUNDLE_CORRUPT` */
  constructor({ module, initialPages, data, entrypoints, maximumPages }: OpaModule) {
    const initial = Math.min(initialPages, maximumPages);
    this.#memory = new wasm.Memory({ initial, maximum: maximumPages });
    this.#bytes = Buffer.from(this.#memory.buffer);
    const instance = this.#instantiate(module);
    this.#exports = checkedExports(instance.exports);
    this.#builtins = this.#findBuiltins();
    this.#policy = this.#loadPolicy(instance, data);
    checkEntrypoints(entrypoints, this.#policy.entrypoints);
  }

  /** Bytes of linear memory; it grows with the greatest input and never shrinks. */
  get memorySize(): number {
    return this.#memory.buffer.byteLength;
  }

  /**
   * Evaluates an entrypoint over an input in JSON and returns OPA's result set as JSON: the SDK's own evaluation gives
   * JavaScript values, in which great integers lose digits. After a throw the instance must not be used again: its
   * stack pointer is not what it was.
   * @throws EvaluationError `EVALUATION_EXHAUSTED`, `EVALUATION_FAILED`
   */
  evaluate(entrypoint: string, input: string): string {
    const { opa_heap_ptr_set, opa_heap_ptr_get, opa_eval } = this.#exports;
    const { entrypoints, dataAddr, dataHeapPtr } = this.#policy;
    try {
      opa_heap_ptr_set(dataHeapPtr);
      const [address, length] = this.#write(input);
      const heap = opa_heap_ptr_get();
      const id = entrypoints[entrypoint] ?? -1;
      return this.#read(opa_eval(0, id, dataAddr, address, length, heap, JSON_FORMAT));
    } catch (error) {
      throw brokenOff(error);
    }
  }

  #instantiate(module: WasmModule): WasmInstance {
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
      return new wasm.Instance(module, { env });
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

  /** Those that the module leaves to its host, by the numbers that it calls them by. */
  #findBuiltins(): Map<number, Builtin> {
    const { builtins, opa_json_dump } = this.#exports;
    const required = JSON.parse(this.#read(opa_json_dump(builtins()))) as Record<string, number>;
    const found = new Map<number, Builtin>();
    const unknown: string[] = [];
    for (const [name, id] of Object.entries(required)) {
      const builtin = known.find((one) => one.name === name);
      if (builtin === undefined) unknown.push(name);
      else found.set(id, builtin);
    }
    if (unknown.length === 0) return found;
    throw new BundleError("BUILTIN_UNKNOWN", `the bundle calls ${unknown.join(", ")}`, {
      hint: `builtins beyond OPA's WebAssembly library are ${known.map(({ name }) => name).join(", ")}`,
    });
  }

  /** The SDK keeps entrypoints, data and heap; what it throws are strings, and whatever WebAssembly throws. */
  #loadPolicy(instance: WasmInstance, data: ArrayBuffer): sdk.LoadedPolicy {
    const { value: minorVersion } = this.#exports.opa_wasm_abi_minor_version;
    try {
      const policy = new LoadedPolicy(instance, this.#memory, minorVersion);
      policy.setData(data);
      return policy;
    } catch (error) {
      throw new BundleError(
        "BUNDLE_CORRUPT",
        `the bundle's data.json cannot be loaded: ${messageOf(error)}`,
        { cause: error, hint: "build the bundle again: hasp policy build" },
      );
    }
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

/** A policy on this thread, which goes on with a new instance after one that broke off. */
export class OpaPolicy {
  readonly #module: OpaModule;
  #instance: OpaInstance | undefined;

  /** @throws BundleError what a new `OpaInstance` throws */
  constructor(module: OpaModule) {
    this.#module = module;
    this.#instance = new OpaInstance(module);
  }

  /** Bytes of linear memory. */
  get memorySize(): number {
    return this.#instance?.memorySize ?? 0;
  }

  /** Makes the instance that the next evaluation needs, if there is none. */
  renew(): OpaInstance {
    this.#instance ??= new OpaInstance(this.#module);
    return this.#instance;
  }

  /** @throws EvaluationError `EVALUATION_EXHAUSTED`, `EVALUATION_FAILED` */
  evaluate({ entrypoint, input }: EvaluationRequest): string {
    const instance = this.renew();
    try {
      return instance.evaluate(entrypoint, input);
    } catch (error) {
      this.#instance = undefined;
      throw error;
    }
  }
}

function checkEntrypoints(
  listed: readonly string[],
  entrypoints: Readonly<Record<string, number>>,
): void {
  const missing = listed.filter((name) => !Object.hasOwn(entrypoints, name));
  if (missing.length === 0) return;
  throw new BundleError("ENTRYPOINT_MISSING", `the bundle lacks ${missing.join(", ")}`, {
    hint: "build it again: hasp policy build; its policies decide under hasp/decide/<kind>",
  });
}

/** What stops an evaluation is told apart by whose doing it is: only too much work for memory or stack is the input's. */
function brokenOff(cause: unknown): EvaluationError {
  const reason = messageOf(cause);
  // RangeError: V8 has no more stack, or a builtin's text would be too long for it
  if (reason === OUT_OF_MEMORY || cause instanceof RangeError)
    return new EvaluationError("EVALUATION_EXHAUSTED", `the policy ran out of memory: ${reason}`, {
      cause,
      hint: "make the input smaller or flatter, or look for a policy whose work grows with it",
    });
  return new EvaluationError("EVALUATION_FAILED", `the policy broke off: ${reason}`, {
    cause,
    hint: "check the input against the contract, and the bundle with hasp policy test",
  });
}
