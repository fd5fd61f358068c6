import type { Command } from "../command.ts";
import { reviewFormats } from "../formats/format-names.ts";

export const policyWhatIf: Command = {
  name: "policy what-if",
  summary: "Say what a change of policies or settings would decide otherwise",
  about: [
    "Judges recorded inputs with the current policies and settings, or with --bundle, and compares with the decisions that were recorded, or with what --old-bundle decides over the same inputs. It names what is newly denied, undecided, warned, allowed or changed otherwise, by policy and by subject. What was decided of a container's image is part of the recorded input and is not decided anew.",
    "The exit code is 0 without a change under --fail-on-change, 1 with one, and 2 where something could not be told: an input of another contract, a broken line, no input at all. A change is told with 1 whatever else could not be.",
  ],
  examples: [
    ["hasp policy what-if --against records --settings new.yaml", "try settings on what was seen"],
    [
      "hasp policy what-if --against events.jsonl --old-bundle old.tar.gz --bundle new.tar.gz",
      "compare two bundles over inputs",
    ],
    [
      "hasp policy what-if --against report.json --inputs records -f markdown",
      "for a pull request, over the decisions of a report",
    ],
  ],
  options: [
    "against",
    "inputs",
    "old-bundle",
    "bundle",
    "policy-dir",
    "settings",
    "verification-key",
    "fail-on-change",
    "format",
    "output",
  ],
  formats: reviewFormats,
  load: async () => (await import("../actions/policy-what-if.ts")).tryChange,
};
