import { corruptTar, decodeName } from "./tar-header.ts";

/** What extended headers say over a header's own fields; undefined where they are silent. */
export interface PaxFields {
  readonly path?: string;
  readonly target?: string;
  readonly size?: number;
  readonly uid?: number;
  /** Whether the body is a map with pieces of the file, not the file. */
  readonly sparse: boolean;
}

/**
 * Reads the records `length key=value\n` of one extended header (POSIX.1 pax, "pax Extended Header").
 * @throws ScanError `ARCHIVE_CORRUPT`
 */
export function parsePax(body: Buffer, offset: number): PaxFields {
  const values = new Map<string, Buffer>();
  let sparse = false;
  for (let start = 0; start < body.length; ) {
    const { key, value, end } = parseRecord(body, start, offset);
    if (key.startsWith("GNU.sparse.")) sparse = true;
    if (WANTED.has(key)) values.set(key, value);
    start = end;
  }
  const path = textOf(values.get("GNU.sparse.name")) ?? textOf(values.get("path"));
  const target = textOf(values.get("linkpath"));
  const size = numberOf(values.get("size"), offset);
  const uid = numberOf(values.get("uid"), offset);
  return {
    ...(path !== undefined && { path }),
    ...(target !== undefined && { target }),
    ...(size !== undefined && { size }),
    ...(uid !== undefined && { uid }),
    sparse,
  };
}

const WANTED = new Set(["path", "linkpath", "size", "uid", "GNU.sparse.name"]);
const SPACE = 0x20;
const EQUALS = 0x3d;
const NEWLINE = 0x0a;

function parseRecord(body: Buffer, start: number, offset: number) {
  const space = body.indexOf(SPACE, start);
  const digits = space < 0 || space - start > 10 ? "" : body.toString("latin1", start, space);
  const end = start + Number(digits);
  if (!/^[1-9]\d*$/.test(digits) || end > body.length || body[end - 1] !== NEWLINE) {
    throw corruptTar("an extended header with a record of wrong length", offset);
  }
  const equals = body.indexOf(EQUALS, space);
  if (equals <= space + 1 || equals >= end) {
    throw corruptTar("an extended header with a record without key", offset);
  }
  return {
    key: body.toString("latin1", space + 1, equals),
    value: body.subarray(equals + 1, end - 1),
    end,
  };
}

/** An empty value takes an earlier one back. */
function textOf(value: Buffer | undefined): string | undefined {
  return value === undefined || value.length === 0 ? undefined : decodeName(value);
}

function numberOf(value: Buffer | undefined, offset: number): number | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(number)) {
    throw corruptTar(
      `an extended header with the number ${JSON.stringify(text.slice(0, 40))}`,
      offset,
    );
  }
  return number;
}
