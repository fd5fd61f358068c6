import type { RegoValue } from "../rego/rego-value.ts";

/** A builtin that OPA's wasm library leaves to its host. */
export interface Builtin {
  readonly name: string;
  /** OPA's own result for these arguments; undefined where OPA raises an error, as evaluation then goes on. */
  call(...args: readonly RegoValue[]): RegoValue | undefined;
}
