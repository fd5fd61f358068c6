import { KubernetesError } from "../error.ts";

/**
 * The text of a file as kubectl reads it: UTF-8, or UTF-16 where the byte order mark says so, as some programs on Windows write it.
 * @throws KubernetesError `MANIFEST_SYNTAX`: a text that is guessed at may hide an object
 */
export function decodeManifest(bytes: Uint8Array, name: string): string {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
    // UTF-16 without its mark is mostly this
    if (text.includes("\0")) throw new TypeError("a zero byte");
    return text;
  } catch (cause) {
    throw new KubernetesError("MANIFEST_SYNTAX", `${name}: not a text in UTF-8`, {
      cause,
      hint: "save it as UTF-8, or as UTF-16 with a byte order mark",
    });
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
