import type { RegoValue } from "../rego/rego-value.ts";

/** A builtin that OPA's wasm library leaves to its host. */
export interface Builtin {
  readonly name: string;
  /** OPA's own result for these arguments; undefined where OPA raises an error, as evaluation then goes on. */
  call(...args: readonly RegoValue[]): RegoValue | undefined;
}

/**
 * The OPA builtins that OPA's own wasm library does not carry and this host answers itself (`builtins` of index.ts). The compiler
 * reads this list to know which builtins a policy may call.
 */
export const hostBuiltins: readonly string[] = [
  "object.subset",
  "semver.compare",
  "sprintf",
  "strings.any_prefix_match",
  "strings.any_suffix_match",
  "time.parse_rfc3339_ns",
];
