import type { Collector } from "./collector.ts";
import { DistributionCollector } from "./distribution-collector.ts";
import { LayerCollector } from "./layer-collector.ts";
import { PackageCollector } from "./package-collector.ts";
import { SecretCollector } from "./secret-collector.ts";
import { ToolCollector } from "./tool-collector.ts";

/** Every collector, anew for one image, in the order in which they finish: later ones see what earlier ones told and redacted. */
export function createCollectors(): readonly Collector[] {
  return [
    new SecretCollector(),
    new DistributionCollector(),
    new LayerCollector(),
    new PackageCollector(),
    new ToolCollector(),
  ];
}
