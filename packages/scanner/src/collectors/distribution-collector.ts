import { parseOsRelease } from "../image/os-release.ts";
import type { LayerEntry } from "../layers/layer-entry.ts";
import type { Collected, Collector, ReadImage } from "./collector.ts";

/** os-release(5) is `etc/os-release`, mostly a link to a file below `usr/lib`, in some distributions to one with a suffix. */
const PLACES = ["etc/os-release", "usr/lib/os-release"];
const FILE = /^(?:etc|(?:usr\/)?lib)\/(?:[^/]+\/){0,2}os-release[^/]{0,100}$/;
const MAX_BYTES = 64 * 2 ** 10;

/** Keeps what may be os-release until it is known where the links of the final file system lead. */
export class DistributionCollector implements Collector {
  readonly name = "distribution";
  readonly version = 1;
  readonly failure = "DISTRIBUTION_UNKNOWN";
  readonly #texts = new Map<string, string>();

  wants({ path, size }: LayerEntry): boolean {
    return size <= MAX_BYTES && FILE.test(path);
  }

  add({ path }: LayerEntry, bytes: Uint8Array, layer: number): void {
    this.#texts.set(`${layer}:${path}`, Buffer.from(bytes).toString());
  }

  finish({ view }: ReadImage): Collected {
    for (const place of PLACES) {
      const found = view.resolve(place);
      const text = found && this.#texts.get(`${found.layer}:${found.entry.path}`);
      if (text === undefined) continue;
      const distribution = parseOsRelease(text);
      return { facts: { ...(distribution && { distribution }) } };
    }
    return { facts: {} };
  }
}
