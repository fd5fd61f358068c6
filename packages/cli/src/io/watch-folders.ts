import { type BigIntStats, type FSWatcher, lstatSync, readdirSync, watch } from "node:fs";
import { join } from "node:path";

const limits = { entries: 50_000, depth: 8 } as const;

/** Milliseconds without a further event after which a change is whole, and after which it is looked at all the same. */
const QUIET = 100;
const PATIENCE = 1000;

/** Milliseconds between two looks where no event comes: of a network's file system, or of a folder that was not there. */
const INTERVAL = 2000;

/** What changed since the last look. */
export interface FolderChanges {
  readonly changed: readonly string[];
  /** Files that are gone. */
  readonly removed: readonly string[];
}

/**
 * Tells which files below the folders changed. Events only wake it: what changed is told by looking, so that neither a file that is
 * saved by renaming another one nor a folder that is made later is missed.
 */
export class WatchedFolders implements Disposable {
  readonly #folders: readonly string[];
  readonly #isWanted: (path: string) => boolean;
  readonly #watchers = new Map<string, FSWatcher>();
  #before: ReadonlyMap<string, string>;
  #isWoken = false;
  #wake: () => void = () => undefined;

  constructor(folders: readonly string[], isWanted: (path: string) => boolean) {
    this.#folders = folders;
    this.#isWanted = isWanted;
    this.#before = this.#look();
  }

  /** The changes since the last ones that were told, as soon as there are some; none once the signal aborts. */
  async next(signal: AbortSignal): Promise<FolderChanges | undefined> {
    while (!signal.aborted) {
      if (!this.#isWoken) await this.#event(INTERVAL, signal);
      const end = Date.now() + PATIENCE;
      while (this.#isWoken && Date.now() < end && !signal.aborted) {
        this.#isWoken = false;
        await this.#event(QUIET, signal);
      }
      if (signal.aborted) return undefined;
      this.#isWoken = false;
      const now = this.#look();
      const changed = [...now].filter(([path, stamp]) => this.#before.get(path) !== stamp);
      const removed = [...this.#before.keys()].filter((path) => !now.has(path));
      this.#before = now;
      if (changed.length + removed.length > 0)
        return { changed: changed.map(([path]) => path), removed };
    }
    return undefined;
  }

  [Symbol.dispose](): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #event(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        this.#wake = () => undefined;
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener("abort", end);
      this.#wake = end;
      if (signal.aborted) end();
    });
  }

  /** Each file with what changes when it does. A folder is watched before it is read: nothing is made between the two. */
  #look(): ReadonlyMap<string, string> {
    const files = new Map<string, string>();
    const folders = new Set<string>();
    const visit = (folder: string, depth: number) => {
      if (depth > limits.depth || folders.size + files.size > limits.entries) return;
      folders.add(folder);
      this.#watch(folder);
      for (const entry of entriesOf(folder)) {
        const path = join(folder, entry.name);
        if (entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith("."))
          visit(path, depth + 1);
        if (entry.isDirectory() || !this.#isWanted(path)) continue;
        const stats = statsOf(path);
        if (stats) files.set(path, `${stats.mtimeNs} ${stats.size} ${stats.ino}`);
      }
    };
    for (const folder of this.#folders) visit(folder, 0);
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    return files;
  }

  #watch(folder: string): void {
    if (this.#watchers.has(folder)) return;
    const wake = () => {
      this.#isWoken = true;
      this.#wake();
    };
    try {
      const watcher = watch(folder, wake);
      // a folder that is gone, and may come back as another one
      const forget = () => {
        watcher.close();
        if (this.#watchers.get(folder) === watcher) this.#watchers.delete(folder);
        wake();
      };
      watcher.on("error", forget);
      watcher.on("change", (event, name) => {
        if (event === "rename" && statsOf(folder) === undefined) forget();
        else if (name === null) forget();
      });
      this.#watchers.set(folder, watcher);
    } catch {
      // not there, or as many are watched as the system allows: it is looked at every two seconds
    }
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function statsOf(path: string): BigIntStats | undefined {
  try {
    return lstatSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}
