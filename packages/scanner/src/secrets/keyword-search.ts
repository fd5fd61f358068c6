/** Called for each keyword found; `false` ends the search. */
export type OnKeyword = (keyword: number, offset: number) => boolean;

/**
 * Finds any of many keywords in one pass over bytes by the method of Wu and Manber (TR 94-17, University of Arizona):
 * a table over pairs of bytes says how far to jump, so most bytes are never looked at.
 */
export class KeywordSearch {
  readonly #keywords: readonly Buffer[];
  readonly #length: number;
  readonly #shift: Uint8Array;
  readonly #ending = new Map<number, number[]>();

  /** @param keywords ASCII texts of two characters or more */
  constructor(keywords: readonly string[]) {
    this.#keywords = keywords.map((keyword) => Buffer.from(keyword, "latin1"));
    this.#length = Math.min(255, ...this.#keywords.map(({ length }) => length));
    if (this.#length < 2) throw new RangeError("a keyword is shorter than two characters");
    this.#shift = new Uint8Array(2 ** 16).fill(this.#length - 1);
    for (const [index, keyword] of this.#keywords.entries()) this.#add(index, keyword);
  }

  #add(index: number, keyword: Buffer): void {
    const last = this.#length - 1;
    for (let end = 1; end <= last; end++) {
      const pair = keyword.readUInt16BE(end - 1);
      this.#shift[pair] = Math.min(this.#shift[pair] ?? 0, last - end);
      if (end < last) continue;
      const ending = this.#ending.get(pair);
      if (ending === undefined) this.#ending.set(pair, [index]);
      else ending.push(index);
    }
  }

  find(bytes: Uint8Array, onKeyword: OnKeyword): void {
    const shift = this.#shift;
    const last = this.#length - 1;
    for (let end = last; end < bytes.length; ) {
      const pair = ((bytes[end - 1] as number) << 8) | (bytes[end] as number);
      const step = shift[pair] as number;
      if (step > 0) {
        end += step;
        continue;
      }
      for (const index of this.#ending.get(pair) ?? []) {
        if (this.#isAt(bytes, end - last, index) && !onKeyword(index, end - last)) return;
      }
      end++;
    }
  }

  #isAt(bytes: Uint8Array, offset: number, index: number): boolean {
    const keyword = this.#keywords[index] as Buffer;
    if (offset + keyword.length > bytes.length) return false;
    for (let i = 0; i < keyword.length; i++) if (bytes[offset + i] !== keyword[i]) return false;
    return true;
  }
}
