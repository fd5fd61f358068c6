import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Bundle, Input } from "@hasp/policy";
import { entrypointOf } from "./inputs.ts";

/** What is used of it. */
interface Sdk {
  loadPolicy(
    wasm: Uint8Array,
    memory: { initial: number },
  ): Promise<{
    setData(data: object): void;
    evaluate(input: unknown, entrypoint: string): unknown;
  }>;
}

/** The SDK is a dependency of the policy package. */
const require = createRequire(import.meta.resolve("@hasp/policy"));

/** Of 64 KiB: its default is too small for a bundle with much data. */
const MEMORY_PAGES = 1024;

export const sdkName = "@open-policy-agent/opa-wasm";

/**
 * A bundle as OPA's own npm package runs it, as its README shows: no digest, no deadline, no check of what comes back.
 * @throws Error when the package is not there or cannot run the bundle
 */
export async function loadSdkPolicy({
  wasm,
  data,
}: Pick<Bundle, "wasm" | "data">): Promise<(input: Input) => unknown> {
  const file = pathToFileURL(require.resolve(sdkName)).href;
  const loaded: { default?: Sdk } & Partial<Sdk> = await import(file);
  const sdk = (loaded.default ?? loaded) as Sdk;
  const policy = await sdk.loadPolicy(wasm, { initial: MEMORY_PAGES });
  policy.setData(JSON.parse(Buffer.from(data).toString()));
  return (input) => policy.evaluate(input, entrypointOf(input));
}

/** One decision over and over. @throws as `loadSdkPolicy` does */
export async function createSdkCall(
  bundle: Pick<Bundle, "wasm" | "data">,
  input: Input,
): Promise<() => unknown> {
  const evaluate = await loadSdkPolicy(bundle);
  evaluate(input);
  return () => evaluate(input);
}
