import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from "node:fs";

/** Reads below /proc, where a process may end between two looks: what is gone reads as empty. */
export class ProcFiles {
  readonly root: string;

  constructor(root = "/proc") {
    this.root = root;
  }

  read(path: string): string {
    return this.#unlessGone(() => readFileSync(`${this.root}/${path}`, "utf8")) ?? "";
  }

  /** The beginning of a file whose length its process chooses. */
  readStart(path: string, limit: number): string {
    return (
      this.#unlessGone(() => {
        const file = openSync(`${this.root}/${path}`, "r");
        try {
          const bytes = Buffer.alloc(limit);
          let length = 0;
          for (;;) {
            const count = readSync(file, bytes, length, limit - length, null);
            length += count;
            if (count === 0 || length === limit) return bytes.toString("utf8", 0, length);
          }
        } finally {
          closeSync(file);
        }
      }) ?? ""
    );
  }

  list(path: string): string[] {
    return this.#unlessGone(() => readdirSync(`${this.root}/${path}`)) ?? [];
  }

  /** Undefined for what has no target either, such as a kernel thread's executable. */
  link(path: string): string | undefined {
    return this.#unlessGone(() => readlinkSync(`${this.root}/${path}`));
  }

  #unlessGone<T>(look: () => T): T | undefined {
    try {
      return look();
    } catch {
      return undefined;
    }
  }
}
