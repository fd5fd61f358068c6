import { messageOf, type Problem } from "@hasp/core";
import type { CollectedFacts, Collector } from "./collectors/collector.ts";
import { ScanError } from "./error.ts";
import { type ImageDocument, parseImageDocument } from "./image/image-document.ts";
import type { LayerEntry } from "./layers/layer-entry.ts";
import { readLayers } from "./layers/read-layers.ts";
import { squash } from "./layers/squash.ts";
import type { Limits } from "./limits.ts";
import type { OpenImage } from "./sources/source.ts";

/** Files of one layer that one collector failed at and that are told one by one; the rest are counted. */
const MAX_FAILED_FILES = 20;

/** How it went for one collector: `partly` where it could not tell all, `failed` where it told nothing. */
export interface CollectorStatus {
  readonly name: string;
  readonly version: number;
  readonly state: "done" | "partly" | "failed";
  /** What it could not tell; empty when it is done. */
  readonly problems: readonly Problem[];
}

export interface CollectOptions {
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** Called now and then with the number of entries that were seen. */
  readonly onEntries: (entries: number) => void;
}

export interface Collection {
  readonly facts: CollectedFacts;
  /** The configuration without what collectors redacted. */
  readonly document: ImageDocument;
  /** Trouble with the layers themselves. */
  readonly problems: readonly Problem[];
  readonly statuses: readonly CollectorStatus[];
}

/**
 * Reads every layer of an image once and hands each file to the collectors that want it. A collector that throws fails alone: its
 * problem says so and the others go on, but for one that redacts.
 * @throws ScanError for an image that cannot be read as a whole, what a guard throws, or the reason of an aborted `signal`
 */
export async function collect(
  image: OpenImage,
  collectors: readonly Collector[],
  { limits, signal, onEntries }: CollectOptions,
): Promise<Collection> {
  const original = parseImageDocument(image.config.bytes);
  const problems: Problem[] = [];
  const runs = collectors.map((collector) => new Run(collector, signal));
  const wanted = new Map<LayerEntry, readonly Run[]>();
  let entries = 0;
  const layers = await readLayers(image.layers, {
    limits,
    signal,
    select(entry, layer) {
      if (++entries % 1000 === 0) onEntries(entries);
      const wanting = runs.filter((run) => run.wants(entry, layer));
      if (wanting.length === 0) return "skip";
      wanted.set(entry, wanting);
      return "read";
    },
    onFile(entry, bytes, layer) {
      signal.throwIfAborted();
      for (const run of wanted.get(entry) ?? []) run.add(entry, bytes, layer);
      wanted.delete(entry);
    },
    onProblem: (problem) => problems.push(problem),
  });
  // what is left was too large or unreadable, which the layer's own problems say
  for (const run of new Set([...wanted.values()].flat())) run.isShort = true;

  const view = squash(layers);
  let document = original;
  let facts: CollectedFacts = {};
  for (const run of runs) {
    const collected = run.finish({ layers, view, document, facts });
    document = collected.document ?? document;
    facts = { ...facts, ...collected.facts };
  }
  return { facts, document, problems, statuses: runs.map((run) => run.status) };
}

/** One collector at work on one image. */
class Run {
  readonly collector: Collector;
  /** Whether a file that it wanted could not be read. */
  isShort = false;
  readonly #signal: AbortSignal;
  readonly #failedFiles = new Map<number, number>();
  readonly #problems: Problem[] = [];
  #hasFailed = false;

  constructor(collector: Collector, signal: AbortSignal) {
    this.collector = collector;
    this.#signal = signal;
  }

  wants(entry: LayerEntry, layer: number): boolean {
    return this.#attempt(entry, layer, () => this.collector.wants(entry, layer)) ?? false;
  }

  add(entry: LayerEntry, bytes: Uint8Array, layer: number): void {
    this.#attempt(entry, layer, () => this.collector.add(entry, bytes, layer));
  }

  finish(image: Parameters<Collector["finish"]>[0]): ReturnType<Collector["finish"]> {
    for (const [layer, failed] of this.#failedFiles) {
      const more = failed - MAX_FAILED_FILES;
      if (more > 0) this.#tell("", `failed at ${more} more files of layer ${layer}`);
    }
    try {
      const collected = this.collector.finish(image);
      this.#problems.push(...(collected.problems ?? []));
      return collected;
    } catch (error) {
      this.#rethrow(error);
      if (this.collector.isGuard) throw error;
      this.#hasFailed = true;
      this.#tell("", `told nothing: ${messageOf(error)}`);
      return { facts: {} };
    }
  }

  get status(): CollectorStatus {
    const { name, version } = this.collector;
    const isPartial = this.isShort || this.#problems.length > 0;
    const state = this.#hasFailed ? "failed" : isPartial ? "partly" : "done";
    return { name, version, state, problems: this.#problems };
  }

  #attempt<T>({ path }: LayerEntry, layer: number, act: () => T): T | undefined {
    try {
      return act();
    } catch (error) {
      this.#rethrow(error);
      const failed = (this.#failedFiles.get(layer) ?? 0) + 1;
      this.#failedFiles.set(layer, failed);
      if (failed <= MAX_FAILED_FILES) this.#tell(path, `failed at it: ${messageOf(error)}`);
      return undefined;
    }
  }

  /** A limit that was reached or an end that was asked for concerns the whole scan. */
  #rethrow(error: unknown): void {
    if (error instanceof ScanError || this.#signal.aborted) throw error;
  }

  #tell(path: string, message: string): void {
    const { name, failure } = this.collector;
    this.#problems.push({ code: failure, path, message: `the collector ${name} ${message}` });
  }
}
