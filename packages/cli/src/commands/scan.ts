import type { Command } from "../command.ts";
import { imageArgument } from "./image-argument.ts";

export const scan: Command = {
  name: "scan",
  summary: "Report what is in an image: packages, findings, secrets",
  about: [
    "The facts are kept in the cache, where hasp check manifest, the admission webhook and the agent find them.",
    "A report is no verdict: the exit code is 0 unless --fail-on says otherwise. hasp check image judges.",
  ],
  examples: [
    ["hasp scan nginx:1.27", "scan an image of the local Docker engine"],
    ["hasp scan docker-archive:./app.tar", "scan what docker save wrote"],
    ["hasp scan oci-dir:./layout --fail-on high", "exit with 1 on high or critical findings"],
    ["hasp scan app:1 --severity high,critical --ignore-unfixed", "show what to update first"],
    ["hasp scan app:1 -f table -f json=facts.json", "a table to read, JSON to keep"],
  ],
  arguments: [imageArgument],
  options: ["format", "output", "platform", "db", "fail-on", "severity", "ignore-unfixed"],
  load: async () => (await import("../actions/scan.ts")).scan,
};
