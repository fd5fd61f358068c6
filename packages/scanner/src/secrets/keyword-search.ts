/** Called for each keyword found; `false` ends the search. */
export type OnKeyword = (keyword: number, offset: number) => boolean;

/** One bit for each pair of bytes in the part that all keywords have. */
const MAX_PART = 9;

/**
 * Finds any of many keywords in one pass over bytes. Every keyword of n bytes or more has n-1 pairs of neighbours at its
 * start, so of the text's pairs one in n-1 is looked at, in a table that says where in a keyword such a pair stands. The
 * steps do not depend on each other as those of Wu and Manber's method (TR 94-17, University of Arizona) do, which jumps
 * by what it has just read: a processor takes several at once.
 */
export class KeywordSearch {
  readonly #keywords: readonly Buffer[];
  /** Pairs at the start of every keyword. */
  readonly #pairs: number;
  /** For a pair of bytes, the places among these at which some keyword has it, as bits. */
  readonly #places: Uint8Array;
  /** Keywords by the last of these pairs. */
  readonly #ending = new Map<number, number[]>();

  /** @param keywords ASCII texts of two characters or more */
  constructor(keywords: readonly string[]) {
    this.#keywords = keywords.map((keyword) => Buffer.from(keyword, "latin1"));
    this.#pairs = Math.min(MAX_PART, ...this.#keywords.map(({ length }) => length)) - 1;
    if (this.#pairs < 1) throw new RangeError("a keyword is shorter than two characters");
    this.#places = new Uint8Array(2 ** 16);
    for (const [index, keyword] of this.#keywords.entries()) this.#add(index, keyword);
  }

  #add(index: number, keyword: Buffer): void {
    for (let place = 0; place < this.#pairs; place++) {
      const pair = keyword.readUInt16BE(place);
      this.#places[pair] = (this.#places[pair] ?? 0) | (1 << place);
    }
    const last = keyword.readUInt16BE(this.#pairs - 1);
    const ending = this.#ending.get(last);
    if (ending === undefined) this.#ending.set(last, [index]);
    else ending.push(index);
  }

  find(bytes: Uint8Array, onKeyword: OnKeyword): void {
    const places = this.#places;
    const step = this.#pairs;
    for (let at = step - 1; at + 1 < bytes.length; at += step) {
      const pair = ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
      const found = places[pair] as number;
      if (found !== 0 && !this.#report(bytes, at, found, onKeyword)) return;
    }
  }

  /** Tells the keywords that have the pair at `at` in one of the places; false once the search ends. */
  #report(bytes: Uint8Array, at: number, found: number, onKeyword: OnKeyword): boolean {
    for (let place = this.#pairs - 1; place >= 0; place--) {
      if ((found & (1 << place)) === 0 || !this.#hasAllPairs(bytes, at - place)) continue;
      for (const index of this.#ending.get(pairAt(bytes, at - place + this.#pairs - 1)) ?? []) {
        if (this.#isAt(bytes, at - place, index) && !onKeyword(index, at - place)) return false;
      }
    }
    return true;
  }

  #hasAllPairs(bytes: Uint8Array, start: number): boolean {
    for (let place = 0; place < this.#pairs; place++) {
      if (((this.#places[pairAt(bytes, start + place)] ?? 0) & (1 << place)) === 0) return false;
    }
    return true;
  }

  #isAt(bytes: Uint8Array, offset: number, index: number): boolean {
    const keyword = this.#keywords[index] as Buffer;
    if (offset + keyword.length > bytes.length) return false;
    for (let i = 0; i < keyword.length; i++) if (bytes[offset + i] !== keyword[i]) return false;
    return true;
  }
}

function pairAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
