/** A file's bytes as UTF-8; what is none becomes U+FFFD, which no name or version may hold. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

/** A value from an image as a message shows it: quoted and cut. */
export function quote(text: string | undefined): string {
  return text === undefined ? "(missing)" : JSON.stringify(text.slice(0, 100));
}
