import { BundleError } from "../error.ts";

/** What a module that OPA compiled exports (OPA, "WebAssembly": ABI 1.2 and 1.3), as far as it is used here. */
export interface OpaExports {
  readonly opa_wasm_abi_version: { readonly value: number };
  readonly opa_wasm_abi_minor_version: { readonly value: number };
  readonly opa_malloc: (size: number) => number;
  readonly opa_free: (address: number) => void;
  readonly opa_json_parse: (address: number, length: number) => number;
  readonly opa_json_dump: (value: number) => number;
  readonly opa_value_parse: (address: number, length: number) => number;
  readonly opa_value_dump: (value: number) => number;
  readonly opa_heap_ptr_get: () => number;
  readonly opa_heap_ptr_set: (address: number) => void;
  readonly builtins: () => number;
  readonly entrypoints: () => number;
  readonly opa_eval: (
    reserved: number,
    entrypoint: number,
    data: number,
    input: number,
    inputLength: number,
    heap: number,
    format: number,
  ) => number;
}

const functions = [
  "opa_malloc",
  "opa_free",
  "opa_json_parse",
  "opa_json_dump",
  "opa_value_parse",
  "opa_value_dump",
  "opa_heap_ptr_get",
  "opa_heap_ptr_set",
  "builtins",
  "entrypoints",
  "opa_eval",
] as const satisfies readonly (keyof OpaExports)[];

/**
 * Checks that exports are those of OPA's ABI from 1.2 on, which has evaluation in one call.
 * @throws BundleError `ABI_UNSUPPORTED`
 */
export function checkedExports(exports: object): OpaExports {
  const found = exports as Readonly<Record<string, unknown>>;
  const major = numberIn(found["opa_wasm_abi_version"]);
  const minor = numberIn(found["opa_wasm_abi_minor_version"]);
  if (major !== 1 || minor === undefined || minor < 2)
    throw abiUnsupported(`policy.wasm speaks OPA's ABI ${major ?? "?"}.${minor ?? "?"}`);
  const missing = functions.filter((name) => typeof found[name] !== "function");
  if (missing.length > 0) throw abiUnsupported(`policy.wasm does not export ${missing.join(", ")}`);
  return exports as OpaExports;
}

export function abiUnsupported(message: string, cause?: unknown): BundleError {
  return new BundleError("ABI_UNSUPPORTED", message, {
    cause,
    hint: "build it with hasp policy build, or with OPA from 0.35 on; ABI 1.2 and later 1.x are known",
  });
}

function numberIn(global: unknown): number | undefined {
  const { value } = (global ?? {}) as { value?: unknown };
  return typeof value === "number" ? value : undefined;
}
