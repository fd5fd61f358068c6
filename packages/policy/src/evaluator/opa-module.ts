import { messageOf } from "@hasp/core/error";
import type { Bundle } from "../bundle/bundle.ts";
import { BundleError } from "../error.ts";
import { PAGE_SIZE, type WasmModule, wasm } from "../web-assembly.ts";

/** What an instance is made of; it can be posted to a worker. */
export interface OpaModule {
  readonly module: WasmModule;
  /** Pages that the module surely finds room in for its code's own data. */
  readonly initialPages: number;
  /** JSON in UTF-8, in a buffer of its own: a view would take its whole archive along to each worker. */
  readonly data: ArrayBuffer;
  readonly entrypoints: readonly string[];
  readonly maximumPages: number;
}

/** Pages for OPA's stack and library beside the policy's own data segments. */
const LIBRARY_PAGES = 16;

/**
 * Compiles a bundle's module; its instances check the rest.
 * @throws BundleError `BUNDLE_CORRUPT`
 */
export async function compileOpaModule(
  bundle: Pick<Bundle, "wasm" | "data" | "entrypoints">,
  maximumPages: number,
): Promise<OpaModule> {
  const { entrypoints } = bundle;
  const data = new Uint8Array(bundle.data).buffer;
  const initialPages = LIBRARY_PAGES + Math.ceil(bundle.wasm.length / PAGE_SIZE);
  try {
    const module = await wasm.compile(bundle.wasm);
    return { module, initialPages, data, entrypoints, maximumPages };
  } catch (error) {
    throw new BundleError("BUNDLE_CORRUPT", `policy.wasm does not compile: ${messageOf(error)}`, {
      cause: error,
      hint: "build the bundle again: hasp policy build",
    });
  }
}
