import type { Command } from "../command.ts";

export const policySchema: Command = {
  name: "policy schema",
  summary: "Write what OPA's tools and an editor need to know of inputs",
  about: [
    "It writes schemas/KIND.json and schemas/input.json, which is of any kind, into the folder, and .regal/config.yaml where there is none. A policy names the one that it reads in its METADATA block: schemas, and below it - input: schema.workload.",
    "opa check --schema FOLDER/schemas --ignore '*_test.rego' then finds fields that do not exist. Tests borrow inputs of the built-in library, which OPA does not have.",
    "What a policy needs, and its parameters, hasp policy check alone knows.",
  ],
  examples: [
    ["hasp policy schema", "into this folder, where an editor is opened"],
    ["hasp policy schema policies", "beside your policies"],
  ],
  arguments: [
    {
      name: "FOLDER",
      description: "the folder; the working directory without it",
      optional: true,
      path: "directory",
    },
  ],
  options: [],
  load: async () => (await import("../actions/policy-schema.ts")).writeSchemas,
};
