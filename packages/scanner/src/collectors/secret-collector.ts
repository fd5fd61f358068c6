import type { Problem, Secret } from "@hasp/core";
import type { LayerEntry } from "../layers/layer-entry.ts";
import { isSearched, looksLikeText } from "../secrets/searched-files.ts";
import { secretsInConfig } from "../secrets/secrets-in-config.ts";
import { secretsInFile } from "../secrets/secrets-in-file.ts";
import type { Collected, Collector, ReadImage } from "./collector.ts";

const MAX_FILE_BYTES = 5 * 2 ** 20;
const MAX_SECRETS_IN_LAYER = 1000;
const MAX_PROBLEMS_IN_LAYER = 20;
const MORE = "it holds more of what looks like secrets than is listed";

interface LayerSecrets {
  readonly secrets: Secret[];
  readonly problems: Problem[];
  readonly tooLarge: { count: number; first: string };
}

/** Searches the files of every layer, also those that a later layer removes: whoever pulls the image has them all. */
export class SecretCollector implements Collector {
  readonly name = "secrets";
  readonly version = 1;
  readonly failure = "SECRETS_INCOMPLETE";
  readonly isGuard = true;
  readonly #layers = new Map<number, LayerSecrets>();

  wants({ path, type, size }: LayerEntry, layer: number): boolean {
    // a hard link's content is searched under the name that holds it
    if (type !== "file" || size === 0 || !isSearched(path)) return false;
    if (size <= MAX_FILE_BYTES) return true;
    // what is left out for its size is not left out in silence
    if (looksLikeText(path)) {
      const { tooLarge } = this.#layer(layer);
      if (tooLarge.count === 0 || path < tooLarge.first) tooLarge.first = path;
      tooLarge.count++;
    }
    return false;
  }

  add({ path }: LayerEntry, bytes: Uint8Array, layer: number): void {
    const { secrets, truncated } = secretsInFile(path, bytes);
    if (secrets.length === 0 && !truncated) return;
    const kept = this.#layer(layer);
    const room = MAX_SECRETS_IN_LAYER - kept.secrets.length;
    if ((truncated || secrets.length > room) && kept.problems.length < MAX_PROBLEMS_IN_LAYER) {
      kept.problems.push(incomplete(path, MORE));
    }
    kept.secrets.push(...secrets.slice(0, room));
  }

  /** All secrets, the configuration without them, and what was not searched to the end. */
  finish({ layers, view, document }: ReadImage): Collected {
    const inConfig = secretsInConfig(document);
    const secrets = [...inConfig.secrets];
    const problems = inConfig.truncated ? [incomplete("/config", MORE)] : [];
    for (const [layer, kept] of this.#layers) {
      const diffId = layers[layer]?.diffId;
      for (const secret of kept.secrets) {
        const removed = view.isRemoved(layer, secret.path);
        secrets.push({ ...secret, ...(diffId !== undefined && { layer: diffId }), removed });
      }
      problems.push(...kept.problems);
      if (kept.tooLarge.count > 0) problems.push(tooLarge(kept.tooLarge));
    }
    return { facts: { secrets }, problems, document: inConfig.redacted };
  }

  #layer(layer: number): LayerSecrets {
    let kept = this.#layers.get(layer);
    if (kept === undefined) {
      kept = { secrets: [], problems: [], tooLarge: { count: 0, first: "" } };
      this.#layers.set(layer, kept);
    }
    return kept;
  }
}

function tooLarge({ count, first }: LayerSecrets["tooLarge"]): Problem {
  const others = count > 1 ? ` and ${count - 1} more files of its layer are` : " is";
  return incomplete(first, `it${others} larger than ${MAX_FILE_BYTES / 2 ** 20} MiB`);
}

function incomplete(path: string, reason: string): Problem {
  return {
    code: "SECRETS_INCOMPLETE",
    path,
    message: `not searched for secrets to the end: ${reason}`,
  };
}
