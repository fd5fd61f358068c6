import type { Command } from "../command.ts";
import { listingFormats } from "../formats/format-names.ts";

export const replay: Command = {
  name: "replay",
  summary: "Decide again over recorded inputs, and compare byte for byte",
  about: [
    "Takes the records that check … --save-inputs DIR writes, or folders of them; or decisions (a report in JSON, or one decision) whose inputs are among the records of --inputs.",
    "An input is evaluated exactly as it was recorded. The exit code is 0 when every decision came out the same, 1 when one came out otherwise or was altered, 2 when that could not be told: no input, another bundle, a file that cannot be read.",
  ],
  examples: [
    ["hasp replay records/ --bundle bundle.tar.gz", "decide all of a folder again"],
    [
      "hasp replay report.json --inputs records --bundle bundle.tar.gz",
      "decide again what a report says",
    ],
  ],
  arguments: [
    {
      name: "RECORD",
      description: "records, folders of records, reports in JSON or decisions",
      variadic: true,
      path: "file",
    },
  ],
  options: ["bundle", "policy-dir", "settings", "verification-key", "inputs", "format", "output"],
  formats: listingFormats,
  load: async () => (await import("../actions/replay.ts")).replayDecisions,
};
