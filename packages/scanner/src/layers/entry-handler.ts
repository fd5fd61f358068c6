import type { Problem, ProblemCode } from "@hasp/core";
import { cleanPath } from "../archive/clean-path.ts";
import type { TarEntry, TarHandler } from "../archive/tar/tar-parser.ts";
import { ScanError } from "../error.ts";
import type { Limits } from "../limits.ts";
import type { LayerEntry } from "./layer-entry.ts";

const WHITEOUT = ".wh.";
/** aufs marks with this; only the opaque marker means something in a layer. */
const WHITEOUT_META = ".wh..wh.";
const OPAQUE = ".wh..wh..opq";
/** Linux's PATH_MAX. */
const PATH_BYTES = 4096;
/** Problems told one by one for a layer; the rest are counted. */
const PROBLEMS = 100;

export interface HandlerOptions {
  readonly limits: Limits;
  select(entry: LayerEntry): "read" | "skip";
  onFile(entry: LayerEntry, bytes: Uint8Array): void | Promise<void>;
  onProblem(problem: Problem): void;
  /** Called for each entry kept, with the characters of its names. */
  onKept(characters: number): void;
}

/** Gathers what a layer's entries mean: paths brought, paths taken away, files handed on, trouble told. */
export class EntryHandler implements TarHandler {
  readonly entries = new Map<string, LayerEntry>();
  readonly whiteouts = new Set<string>();
  readonly opaques = new Set<string>();
  /** Hard links whose content is wanted. */
  readonly wantedLinks: LayerEntry[] = [];
  readonly #options: HandlerOptions;
  #count = 0;
  #problems = 0;
  #reading: LayerEntry | undefined;
  #pending: Promise<void>[] = [];

  constructor(options: HandlerOptions) {
    this.#options = options;
  }

  onEntry(raw: TarEntry): "read" | "skip" {
    this.#count++;
    if (this.#count > this.#options.limits.entries) {
      throw new ScanError(
        "LIMIT_EXCEEDED",
        `a layer has more than ${this.#options.limits.entries} entries`,
        {
          hint: "raise the limit of entries if you trust the image",
        },
      );
    }
    const path = this.#cleanName(raw.name, raw.name);
    if (path === undefined || path === "") return "skip";
    const slash = path.lastIndexOf("/");
    const name = path.slice(slash + 1);
    if (name.startsWith(WHITEOUT)) {
      this.#onWhiteout(path, path.slice(0, Math.max(slash, 0)), name);
      return "skip";
    }
    const entry = this.#toEntry(raw, path);
    return entry === undefined ? "skip" : this.#keep(entry, raw);
  }

  onContent(_raw: TarEntry, content: Buffer): void {
    if (!this.#reading) return;
    const done = this.#options.onFile(this.#reading, content);
    if (done) this.#pending.push(done);
  }

  /** Tells trouble with an entry; the rest goes on. */
  tell(code: ProblemCode, path: string, message: string): void {
    this.#problems++;
    if (this.#problems <= PROBLEMS) {
      this.#options.onProblem({ code, path: path.slice(0, PATH_BYTES), message });
    }
  }

  /** Waits for what `onFile` began. */
  async settle(): Promise<void> {
    if (this.#pending.length === 0) return;
    const pending = this.#pending;
    this.#pending = [];
    await Promise.all(pending);
  }

  get isBusy(): boolean {
    return this.#pending.length > 0;
  }

  end(): void {
    const untold = this.#problems - PROBLEMS;
    if (untold <= 0) return;
    const message = `${untold} more entries of the layer have problems`;
    this.#options.onProblem({ code: "MORE_PROBLEMS", path: "", message });
  }

  #keep(entry: LayerEntry, raw: TarEntry): "read" | "skip" {
    this.#options.onKept(entry.path.length + (entry.target?.length ?? 0));
    // set anew, so that the order of the map is the order in which the last entries apply
    this.entries.delete(entry.path);
    this.entries.set(entry.path, entry);
    if (entry.type !== "file" && entry.type !== "hardlink") return "skip";
    if (this.#options.select(entry) === "skip") return "skip";
    if (entry.type === "hardlink") {
      this.wantedLinks.push(entry);
      return "skip";
    }
    if (raw.sparse) {
      this.tell("FILE_UNREADABLE", entry.path, "stored as a sparse file, which is not read");
      return "skip";
    }
    const limit = this.#options.limits.fileBytes;
    if (raw.size > limit) {
      this.tell("FILE_TOO_LARGE", entry.path, `${raw.size} bytes; the limit is ${limit}`);
      return "skip";
    }
    this.#reading = entry;
    return "read";
  }

  #toEntry(raw: TarEntry, path: string): LayerEntry | undefined {
    const { type, size, uid } = raw;
    const entry = { path, type, size, mode: raw.mode & 0o7777, uid };
    if (type !== "symlink" && type !== "hardlink") return entry;
    // engines join a hard link's target to the root, and read a symbolic link's only when it is followed
    const target =
      type === "symlink"
        ? this.#checkTarget(raw)
        : this.#cleanName(raw.target.replace(/^\/+/, ""), raw.name);
    return target === undefined ? undefined : { ...entry, target };
  }

  #checkTarget({ name, target }: TarEntry): string | undefined {
    if (target.length <= PATH_BYTES) return target;
    this.tell("PATH_UNSAFE", name, `links to a path longer than ${PATH_BYTES} characters`);
    return undefined;
  }

  /** The cleaned path; undefined, and told, when it leads out of the layer or is too long. */
  #cleanName(written: string, entryName: string): string | undefined {
    if (written.length > PATH_BYTES) {
      this.tell("PATH_UNSAFE", entryName, `a path longer than ${PATH_BYTES} characters`);
      return undefined;
    }
    const path = cleanPath(written);
    if (path === undefined) {
      this.tell("PATH_UNSAFE", entryName, "an entry with an absolute path or `..` was left out");
    }
    return path;
  }

  #onWhiteout(path: string, folder: string, name: string): void {
    if (name === OPAQUE) {
      this.#options.onKept(folder.length);
      this.opaques.add(folder);
      return;
    }
    if (name.startsWith(WHITEOUT_META)) return;
    const hidden = name.slice(WHITEOUT.length);
    if (hidden === "" || hidden === "." || hidden === "..") {
      this.tell("PATH_UNSAFE", path, "a whiteout of nothing was left out");
      return;
    }
    this.#options.onKept(path.length);
    this.whiteouts.add(folder === "" ? hidden : `${folder}/${hidden}`);
  }
}
