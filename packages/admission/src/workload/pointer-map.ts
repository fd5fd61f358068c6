import { parsePointer } from "@hasp/core";

interface Entry {
  readonly pointer: string;
  /** Whether what lies below is the same on both sides, so that the rest of a pointer carries over. */
  readonly copied: boolean;
}

/** Leads from places in an input back to places in the object that it was made from. */
export class PointerMap {
  readonly #entries = new Map<string, Entry>([["", { pointer: "", copied: false }]]);

  /** One place stands for one place, and for all below it that have no entry of their own. */
  set(input: string, object: string): void {
    this.#entries.set(input, { pointer: object, copied: false });
  }

  /** A part that was taken over as it is. */
  setCopied(input: string, object: string): void {
    this.#entries.set(input, { pointer: object, copied: true });
  }

  /** The place in the object for a place in the input; an input's own values lead to what they belong to. */
  find(input: string): string {
    const segments = parsePointer(input).length;
    let head = input;
    for (let depth = segments; depth >= 0; depth--) {
      const entry = this.#entries.get(head);
      if (entry) return entry.copied ? entry.pointer + input.slice(head.length) : entry.pointer;
      head = head.slice(0, head.lastIndexOf("/"));
    }
    return "";
  }
}
