import { ScanError } from "../../error.ts";

export const BLOCK = 512;

/** The fields of one header block, as written. */
export interface TarHeader {
  readonly name: string;
  /** POSIX ustar's typeflag as a character; old archives' NUL reads as `0`. */
  readonly flag: string;
  readonly size: number;
  readonly mode: number;
  readonly uid: number;
  readonly target: string;
}

/**
 * Reads one block of a ustar, GNU or v7 archive (POSIX.1 pax, "ustar Interchange Format").
 * @param offset of the block in the archive in bytes, for messages
 * @throws ScanError `ARCHIVE_CORRUPT`
 */
export function parseTarHeader(block: Buffer, offset: number): TarHeader {
  if (!isChecksumRight(block)) throw corruptTar("a header whose checksum is wrong", offset);
  const size = parseNumber(block, 124, 12);
  if (size === undefined) throw corruptTar("a header whose size is no number", offset);
  const name = parseText(block, 0, 100);
  // GNU archives ("ustar  ") keep times where POSIX ("ustar\0") keeps the path's first part
  const isPosix = block.toString("latin1", 257, 263) === "ustar\0";
  const prefix = isPosix ? parseText(block, 345, 155) : "";
  return {
    name: prefix === "" ? name : `${prefix}/${name}`,
    flag: block[156] === 0 ? "0" : block.toString("latin1", 156, 157),
    size,
    mode: parseNumber(block, 100, 8) ?? 0,
    uid: parseNumber(block, 108, 8) ?? 0,
    target: parseText(block, 157, 100),
  };
}

export function isZeroBlock(block: Buffer): boolean {
  return block[0] === 0 && block.every((byte) => byte === 0);
}

export function corruptTar(what: string, offset: number): ScanError {
  return new ScanError("ARCHIVE_CORRUPT", `the archive holds ${what} at byte ${offset}`, {
    hint: "make the archive again, or fetch it again",
  });
}

/** Bytes as UTF-8, or as Latin-1 where they are none, so that different names stay different. */
export function decodeName(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return text.includes("\uFFFD") ? bytes.toString("latin1") : text;
}

function isChecksumRight(block: Buffer): boolean {
  const expected = parseNumber(block, 148, 8);
  let sum = 0;
  let high = 0;
  for (let index = 0; index < BLOCK; index++) {
    const byte = block[index] as number;
    sum += byte;
    high += byte >> 7;
  }
  for (let index = 148; index < 156; index++) {
    // the checksum counts as spaces while it is computed
    const byte = block[index] as number;
    sum += 32 - byte;
    high -= byte >> 7;
  }
  // old Sun tars summed signed bytes
  return expected === sum || expected === sum - 256 * high;
}

function parseText(block: Buffer, start: number, length: number): string {
  const end = block.indexOf(0, start);
  return decodeName(
    block.subarray(start, end < 0 ? start + length : Math.min(end, start + length)),
  );
}

/** Octal digits, or GNU's big-endian binary where the first bit is set; undefined for anything else. */
function parseNumber(block: Buffer, start: number, length: number): number | undefined {
  const first = block[start] ?? 0;
  if (first >= 0x80) return parseBinary(block, start, length);
  const end = start + length;
  let at = start;
  while (at < end && isFiller(block[at] as number)) at++;
  let value = 0;
  for (; at < end && !isFiller(block[at] as number); at++) {
    const digit = (block[at] as number) - 48;
    if (digit < 0 || digit > 7) return undefined;
    value = value * 8 + digit;
  }
  return value;
}

/** Spaces and NULs stand around digits. */
function isFiller(byte: number): boolean {
  return byte === 32 || byte === 0;
}

function parseBinary(block: Buffer, start: number, length: number): number | undefined {
  if (((block[start] ?? 0) & 0x40) !== 0) return undefined; // negative
  let value = (block[start] ?? 0) & 0x3f;
  for (let index = start + 1; index < start + length; index++) {
    value = value * 256 + (block[index] ?? 0);
    if (value > Number.MAX_SAFE_INTEGER) return undefined;
  }
  return value;
}
