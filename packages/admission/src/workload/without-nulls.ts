import { AdmissionError } from "../error.ts";
import { isObject } from "./is-object.ts";

/** More than any schema of Kubernetes nests, and far less than the call stack holds. */
const DEPTH_LIMIT = 120;

/**
 * The value without members that are null: Kubernetes reads null as "not there".
 * @throws AdmissionError `OBJECT_INVALID` when it nests too deep
 */
export function withoutNulls(value: unknown, depth = 1): unknown {
  if (depth > DEPTH_LIMIT) {
    throw new AdmissionError("OBJECT_INVALID", `nested deeper than ${DEPTH_LIMIT} levels`, {
      hint: "no object of Kubernetes nests so deep",
    });
  }
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item, depth + 1));
  if (!isObject(value)) return value;
  const members: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    if (member !== null) members.push([name, withoutNulls(member, depth + 1)]);
  }
  return Object.fromEntries(members);
}
