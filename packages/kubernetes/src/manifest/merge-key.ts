import { isScalar, type Pair, Scalar } from "yaml";

/** Whether a pair is `<<: *other`: not YAML 1.2, but kubectl takes it and so many files use it. */
export function isMerge(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.value === "<<" && pair.key.type === Scalar.PLAIN;
}
