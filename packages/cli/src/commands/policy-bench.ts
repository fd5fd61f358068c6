import type { Command } from "../command.ts";
import { listingFormats } from "../formats/format-names.ts";

export const policyBench: Command = {
  name: "policy bench",
  summary: "Measure what each policy costs, and name the dear ones",
  about: [
    "Each policy runs alone in WebAssembly over the inputs of --inputs, records and inputs as hasp policy what-if reads them, of each kind the first 20; without it over one example of each kind that comes with the library. In each of seven rounds the time of a rule that reads the same input and answers nothing is taken off; a cost is the median of the rounds on the input that is dearest, its noise what the middle half of the rounds differ by. What policies share is in the cost of each, so the costs add up to more than a decision.",
    "The exit code is 1 when a policy costs more than --limit by more than its noise, 2 when no policy could be measured or an input could not be read.",
  ],
  examples: [
    ["hasp policy bench", "the dearest of the built-in policies"],
    ["hasp policy bench --policy-dir ./policies --inputs records --limit 500", "yours, in CI"],
  ],
  options: ["inputs", "limit", "policy-dir", "settings", "format", "output"],
  formats: listingFormats,
  load: async () => (await import("../actions/policy-bench.ts")).measureCosts,
};
