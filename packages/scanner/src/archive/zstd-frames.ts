import { ScanError } from "../error.ts";

const FRAME = 0xfd2fb528;
const SKIPPABLE_FRAME = 0x184d2a50;
const DICTIONARY_ID_BYTES = [0, 1, 2, 4] as const;
const RLE_BLOCK = 1;
const RESERVED_BLOCK = 3;

/**
 * Cuts zstd data so that no chunk holds the end of one frame and the start of the next: Node's decompressor ignores
 * what follows a frame within a chunk.
 * @throws ScanError `ARCHIVE_CORRUPT`
 */
export async function* splitZstdFrames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const walker = new FrameWalker();
  for await (const chunk of chunks) {
    let start = 0;
    while (start < chunk.length) {
      const end = walker.walk(chunk, start);
      yield chunk.subarray(start, end);
      start = end;
    }
  }
}

/** Bytes that the walk over a frame needs next: some to look at, others only to pass. */
type Step = { readonly look: number } | { readonly pass: number };

class FrameWalker {
  #frame = walkFrame();
  #step = this.#frame.next();
  /** Bytes of the step that came so far; those to look at are kept. */
  #count = 0;
  readonly #seen = Buffer.alloc(4);

  /** Walks on from a place in the chunk and returns where the frame ends, or else the chunk. */
  walk(chunk: Buffer, start: number): number {
    let at = start;
    while (at < chunk.length && !this.#step.done) at = this.#advance(this.#step.value, chunk, at);
    if (this.#step.done) {
      this.#frame = walkFrame();
      this.#step = this.#frame.next();
    }
    return at;
  }

  #advance(step: Step, chunk: Buffer, at: number): number {
    const isLook = "look" in step;
    const needed = isLook ? step.look : step.pass;
    const taken = Math.min(needed - this.#count, chunk.length - at);
    if (isLook) chunk.copy(this.#seen, this.#count, at, at + taken);
    this.#count += taken;
    if (this.#count === needed) {
      this.#count = 0;
      this.#step = this.#frame.next(this.#seen);
    }
    return at + taken;
  }
}

/** The layout of one frame (RFC 8878, sections 3.1.1 and 3.1.2). */
function* walkFrame(): Generator<Step, void, Buffer> {
  const magic = (yield { look: 4 }).readUInt32LE();
  if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE_FRAME) {
    const size = (yield { look: 4 }).readUInt32LE();
    if (size > 0) yield { pass: size };
    return;
  }
  if (magic !== FRAME) throw corruptFrame(`a frame that starts with 0x${magic.toString(16)}`);
  const descriptor = (yield { look: 1 }).readUInt8();
  const rest = frameHeaderRest(descriptor);
  if (rest > 0) yield { pass: rest };
  for (let isLast = false; !isLast; ) {
    const block = (yield { look: 3 }).readUIntLE(0, 3);
    isLast = (block & 1) === 1;
    const type = (block >> 1) & 3;
    if (type === RESERVED_BLOCK) throw corruptFrame("a block of a reserved type");
    const size = type === RLE_BLOCK ? 1 : block >> 3;
    if (size > 0) yield { pass: size };
  }
  const hasChecksum = (descriptor & 4) !== 0;
  if (hasChecksum) yield { pass: 4 };
}

/** Bytes of the frame's header after its descriptor: window, dictionary id, content size. */
function frameHeaderRest(descriptor: number): number {
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const window = isSingleSegment ? 0 : 1;
  const dictionary = DICTIONARY_ID_BYTES[descriptor & 3] ?? 0;
  const contentSize = sizeFlag > 0 ? 1 << sizeFlag : isSingleSegment ? 1 : 0;
  return window + dictionary + contentSize;
}

function corruptFrame(what: string): ScanError {
  return new ScanError("ARCHIVE_CORRUPT", `the zstd data holds ${what}`, {
    hint: "make the archive again, or fetch it again",
  });
}
