import type { Command } from "../command.ts";
import { judgingOptions } from "../config/options.ts";

export const checkManifest: Command = {
  name: "check manifest",
  summary: "Judge Kubernetes manifests by the policies",
  about: [
    "Reads YAML and JSON, many documents in a file and List objects included, and names file and line of each violation, and the template where helm template says it.",
    "Of a folder, and the folders in it, it reads what ends in .yaml, .yml or .json. What is no Kubernetes object there is skipped and counted, and links out of it are not followed.",
    "What is known of the images comes from the cache that hasp scan fills, what is known of namespaces from Namespace objects in the same files.",
    "An object that no policy is about is shown as NOT JUDGED; where that holds for all of them the exit code is 2.",
  ],
  examples: [
    ["hasp check manifest deployment.yaml", "judge a file"],
    ["hasp check manifest k8s", "judge a folder and the folders in it"],
    ["helm template . | hasp check manifest -", "judge what a chart renders"],
    ["kustomize build overlays/prod | hasp check manifest -", "judge what Kustomize builds"],
    ["hasp check manifest k8s/*.yaml --phase deploy", "judge as the webhook would"],
    ["hasp check manifest k8s/*.yaml -f sarif -o hasp.sarif", "write SARIF for a code host"],
  ],
  arguments: [
    {
      name: "FILE",
      description: "manifests in YAML or JSON, or a folder of them; - is standard input",
      variadic: true,
      path: "file",
    },
  ],
  options: ["format", "output", "phase", ...judgingOptions, "save-inputs", "no-fail"],
  load: async () => (await import("../actions/check-manifest.ts")).checkManifest,
};
