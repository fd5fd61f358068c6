import { KubernetesError } from "../error.ts";

/** The most that one character of a text takes in JSON: an escape such as `\u0001`. */
const ESCAPED = 6;

/** @throws KubernetesError `OBJECT_INVALID` for an object that takes more bytes than this in JSON */
export function checkSize(object: unknown, bytes: number): void {
  if (!isLarger(object, bytes)) return;
  throw new KubernetesError("OBJECT_INVALID", `the object holds more than ${bytes} bytes`, {
    hint: "split it: no object of Kubernetes is so large",
  });
}

/** Whether a value takes more bytes than this in JSON; a value that is shared counts at each place. */
export function isLarger(value: unknown, bytes: number): boolean {
  // the bound is cheap, and no honest object comes near it
  const isNear = exceeds(value, bytes, (text) => ESCAPED * text.length + 2);
  return isNear && exceeds(value, bytes, (text) => Buffer.byteLength(JSON.stringify(text)));
}

function exceeds(root: unknown, bytes: number, sizeOf: (text: string) => number): boolean {
  let left = bytes;
  const count = (value: unknown): void => {
    if (typeof value === "string") left -= sizeOf(value);
    else if (typeof value !== "object" || value === null) left -= String(value).length;
    else if (Array.isArray(value)) {
      left -= 2 + value.length;
      for (const item of value) if (left >= 0) count(item);
    } else {
      left -= 2;
      for (const [name, member] of Object.entries(value)) {
        if (left < 0) return;
        // the name with its colon, and a comma
        left -= sizeOf(name) + 2;
        count(member);
      }
    }
  };
  count(root);
  return left < 0;
}
