import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Reads below /proc, where a process may end between two looks: what is gone reads as empty. */
export class ProcFiles {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  read(path: string): string {
    return this.#unlessGone(() => readFileSync(`${this.#root}/${path}`, "utf8")) ?? "";
  }

  list(path: string): string[] {
    return this.#unlessGone(() => readdirSync(`${this.#root}/${path}`)) ?? [];
  }

  /** Undefined for what has no target either, such as a kernel thread's executable. */
  link(path: string): string | undefined {
    return this.#unlessGone(() => readlinkSync(`${this.#root}/${path}`));
  }

  #unlessGone<T>(look: () => T): T | undefined {
    try {
      return look();
    } catch {
      return undefined;
    }
  }
}
