import type { Problem } from "@hasp/core";
import { parseOsRelease } from "../image/os-release.ts";
import type { LayerEntry } from "../layers/layer-entry.ts";
import type { Collected, Collector, ReadImage } from "./collector.ts";

/** os-release(5) is `etc/os-release`, mostly a link to a file below `usr/lib`, in some distributions to one with a suffix. */
const PLACES = ["etc/os-release", "usr/lib/os-release"];
const FILE = /^(?:etc|(?:usr\/)?lib)\/(?:[^/]+\/){0,2}os-release[^/]{0,100}$/;
const MAX_BYTES = 64 * 2 ** 10;
const TOO_LARGE = `is no file of up to ${MAX_BYTES} bytes`;

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
    let problem: Problem | undefined;
    for (const place of PLACES) {
      const found = view.resolve(place);
      if (found === undefined) continue;
      const text = this.#texts.get(`${found.layer}:${found.entry.path}`);
      const distribution = text === undefined ? undefined : parseOsRelease(text);
      if (distribution !== undefined) return { facts: { distribution } };
      problem ??= unknown(found.path, text === undefined ? TOO_LARGE : "has no ID that is one");
      // the first file that is there counts, as for systemd
      if (text !== undefined) break;
    }
    return { facts: {}, problems: problem ? [problem] : [] };
  }
}

function unknown(path: string, why: string): Problem {
  return { code: "DISTRIBUTION_UNKNOWN", path, message: `names no distribution: it ${why}` };
}
