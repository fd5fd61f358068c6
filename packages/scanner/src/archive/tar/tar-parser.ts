import { ScanError } from "../../error.ts";
import { type PaxFields, parsePax } from "./pax.ts";
import {
  BLOCK,
  corruptTar,
  decodeName,
  isZeroBlock,
  parseTarHeader,
  type TarHeader,
} from "./tar-header.ts";

/** One entry, with names as written. */
export interface TarEntry {
  readonly name: string;
  readonly type: "file" | "directory" | "symlink" | "hardlink" | "other";
  /** Bytes of the body in the archive. */
  readonly size: number;
  readonly mode: number;
  readonly uid: number;
  readonly target: string;
  /** Whether the body is a map with pieces of the file, not the file. */
  readonly sparse: boolean;
  /** Where the body starts in the archive. */
  readonly offset: number;
}

export interface TarHandler {
  /** Decides whether `onContent` follows; a body that is read is held in memory whole. */
  onEntry(entry: TarEntry): "read" | "skip";
  /** The content may be a part of the pushed chunk: it lasts as long as that. */
  onContent(entry: TarEntry, content: Buffer): void;
}

/** A body, or part of the archive's own records, that is on its way. */
interface Collecting {
  readonly size: number;
  readonly done: (bytes: Buffer) => void;
  /** What came so far, once it is known that it does not come in one piece. */
  bytes: Buffer | undefined;
  filled: number;
}

/** Longest name or extended header that is held in memory. */
const META_BYTES = 2 ** 20;

const TYPES: Readonly<Record<string, TarEntry["type"]>> = {
  "0": "file",
  "1": "hardlink",
  "2": "symlink",
  "3": "other",
  "4": "other",
  "5": "directory",
  "6": "other",
  "7": "file",
  S: "file",
};
/** Types whose size field says nothing about a body, as Go's archive/tar (so every container engine) reads them. */
const BODILESS = new Set(["1", "2", "3", "4", "5", "6"]);

/** Reads a tar from chunks of any size, one header at a time, without holding what nobody wants. */
export class TarParser {
  readonly #handler: TarHandler;
  #offset = 0;
  /** Bytes to pass over before the next block. */
  #skip = 0;
  #state: "header" | "sparse-map" | "end" = "header";
  #zeroBlocks = 0;
  #partial: Buffer = Buffer.alloc(0);
  #collecting: Collecting | undefined;
  #pax: PaxFields | undefined;
  #longName: string | undefined;
  #longTarget: string | undefined;
  #held: { header: TarHeader; start: number } | undefined;

  constructor(handler: TarHandler) {
    this.#handler = handler;
  }

  /** How many of the next bytes mean nothing to the parser: a reader of a file can seek over them. */
  get skippable(): number {
    return this.#state === "end" ? Number.POSITIVE_INFINITY : this.#skip;
  }

  /** Tells that so many of the skippable bytes were passed over. */
  passOver(bytes: number): void {
    this.#offset += bytes;
    this.#skip -= bytes;
  }

  /** @throws ScanError `ARCHIVE_CORRUPT`, `LIMIT_EXCEEDED` */
  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length && this.#state !== "end") {
      if (this.#collecting) at = this.#collect(chunk, at);
      else if (this.#skip > 0) {
        const bytes = Math.min(this.#skip, chunk.length - at);
        this.passOver(bytes);
        at += bytes;
      } else at = this.#takeBlock(chunk, at);
    }
    this.#offset += chunk.length - at;
  }

  /**
   * Tells that nothing follows.
   * @throws ScanError `ARCHIVE_CORRUPT` when something had to
   */
  end(): void {
    const isWhole = this.#state === "header" && this.#skip === 0 && this.#partial.length === 0;
    const hasMeta = this.#pax ?? this.#longName ?? this.#longTarget;
    if (this.#state === "end" || (isWhole && !this.#collecting && hasMeta === undefined)) return;
    throw corruptTar("an entry that is cut off", this.#offset);
  }

  #takeBlock(chunk: Buffer, at: number): number {
    const missing = BLOCK - this.#partial.length;
    const end = Math.min(at + missing, chunk.length);
    this.#offset += end - at;
    if (this.#partial.length === 0 && end - at === BLOCK) {
      this.#onBlock(chunk.subarray(at, end));
      return end;
    }
    this.#partial = Buffer.concat([this.#partial, chunk.subarray(at, end)]);
    if (this.#partial.length < BLOCK) return end;
    const block = this.#partial;
    this.#partial = Buffer.alloc(0);
    this.#onBlock(block);
    return end;
  }

  #onBlock(block: Buffer): void {
    if (this.#state === "sparse-map") {
      this.#onSparseMap(block);
      return;
    }
    const start = this.#offset - BLOCK;
    if (isZeroBlock(block)) {
      this.#zeroBlocks++;
      if (this.#zeroBlocks === 2) this.#state = "end";
      return;
    }
    if (this.#zeroBlocks > 0) throw corruptTar("an entry after a block of zeros", start);
    this.#onHeader(parseTarHeader(block, start), block, start);
  }

  #onHeader(header: TarHeader, block: Buffer, start: number): void {
    switch (header.flag) {
      case "x":
        this.#collectMeta(header, start, (bytes) => {
          this.#pax = parsePax(bytes, start);
        });
        return;
      case "g":
        // container engines read global headers without applying them, so a path or size in one must not count
        this.#collectMeta(header, start, (bytes) => {
          parsePax(bytes, start);
        });
        return;
      case "L":
        this.#collectMeta(header, start, (bytes) => {
          this.#longName = textUntilNul(bytes);
        });
        return;
      case "K":
        this.#collectMeta(header, start, (bytes) => {
          this.#longTarget = textUntilNul(bytes);
        });
        return;
      case "S":
        this.#held = { header, start };
        this.#state = "sparse-map";
        // GNU's old format: bytes 482 and 504 say whether another block of the map follows
        if (block[482] === 0) this.#endSparseMap();
        return;
      default:
        this.#startBody(header, start);
    }
  }

  #onSparseMap(block: Buffer): void {
    if (block[504] === 0) this.#endSparseMap();
  }

  #endSparseMap(): void {
    this.#state = "header";
    if (this.#held) this.#startBody(this.#held.header, this.#held.start);
    this.#held = undefined;
  }

  #startBody(header: TarHeader, start: number): void {
    const pax = this.#pax;
    const name = this.#longName ?? pax?.path ?? header.name;
    const type = TYPES[header.flag] ?? "other";
    const entry: TarEntry = {
      name,
      // archives older than POSIX have no flag for directories
      type: type === "file" && name.endsWith("/") ? "directory" : type,
      size: BODILESS.has(header.flag) ? 0 : (pax?.size ?? header.size),
      mode: header.mode,
      uid: pax?.uid ?? header.uid,
      target: this.#longTarget ?? pax?.target ?? header.target,
      sparse: header.flag === "S" || pax?.sparse === true,
      offset: this.#offset,
    };
    this.#pax = undefined;
    this.#longName = undefined;
    this.#longTarget = undefined;
    if (padded(entry.size) > Number.MAX_SAFE_INTEGER - this.#offset) {
      throw corruptTar(`an entry of ${entry.size} bytes`, start);
    }
    if (this.#handler.onEntry(entry) === "skip") {
      this.#skip = padded(entry.size);
      return;
    }
    this.#startCollecting(entry.size, (bytes) => this.#handler.onContent(entry, bytes));
  }

  #collectMeta(header: TarHeader, start: number, done: (bytes: Buffer) => void): void {
    if (header.size > META_BYTES) {
      const message = `the archive holds an extended header of ${header.size} bytes at byte ${start}; the limit is ${META_BYTES}`;
      throw new ScanError("LIMIT_EXCEEDED", message, {
        hint: "make the archive again with shorter names",
      });
    }
    this.#startCollecting(header.size, done);
  }

  #startCollecting(size: number, done: (bytes: Buffer) => void): void {
    if (size === 0) {
      done(Buffer.alloc(0));
      return;
    }
    this.#collecting = { size, done, bytes: undefined, filled: 0 };
  }

  #collect(chunk: Buffer, at: number): number {
    const collecting = this.#collecting;
    if (!collecting) return at;
    const { size, filled } = collecting;
    const end = Math.min(at + size - filled, chunk.length);
    this.#offset += end - at;
    // most bodies stand in one chunk: a copy of each would cost as much as reading them
    const isWhole = filled === 0 && end - at === size;
    let bytes = collecting.bytes;
    if (!isWhole) {
      bytes ??= Buffer.allocUnsafe(size);
      collecting.bytes = bytes;
      chunk.copy(bytes, filled, at, end);
    }
    collecting.filled = filled + end - at;
    if (collecting.filled === size) {
      this.#collecting = undefined;
      this.#skip = padded(size) - size;
      collecting.done(bytes ?? chunk.subarray(at, end));
    }
    return end;
  }
}

function padded(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}

function textUntilNul(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return decodeName(end < 0 ? bytes : bytes.subarray(0, end));
}
