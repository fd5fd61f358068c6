import { imageHistory, layerInstructions } from "../image/describe-image.ts";
import type { Collected, Collector, ReadImage } from "./collector.ts";

/** Describes the layers and which build instruction made each; it needs no file of theirs. */
export class LayerCollector implements Collector {
  readonly name = "layers";
  readonly version = 1;
  readonly failure = "CONFIG_UNREADABLE";

  wants(): boolean {
    return false;
  }

  add(): void {}

  finish({ layers, document }: ReadImage): Collected {
    const instructions = layerInstructions(document, layers.length);
    const diffIds = layers.map(({ diffId }) => diffId);
    const history = imageHistory(document, diffIds);
    const described = layers.map(({ digest, diffId, size }, number) => {
      const createdBy = instructions[number];
      return {
        ...(digest !== undefined && { digest }),
        diffId,
        size,
        ...(createdBy && { createdBy }),
      };
    });
    return { facts: { layers: described, ...(history.length > 0 && { history }) } };
  }
}
