import {
  hasVariable,
  optionNames,
  optionOf,
  passwordVariable,
  variableOf,
} from "../config/options.ts";
import { exitCodeMeanings } from "../exit-code.ts";
import { formatNames } from "../formats/format-names.ts";
import { block, definitions, paragraphs } from "./layout.ts";
import { hostBuiltins, inputRows, policyRows, settingsRows } from "./policy-topics.ts";

type Row = readonly [term: string, meaning: string];

/** A page of help about something that is no command. */
export interface Topic {
  readonly name: string;
  readonly summary: string;
  readonly about: readonly string[];
  readonly rows: readonly Row[];
  text(columns: number): string;
}

/** Variables that are not options: conventions shared with other programs. */
const conventions: readonly Row[] = [
  ["NO_COLOR", "no colour when set to anything"],
  ["CLICOLOR", "0: no colour"],
  ["CLICOLOR_FORCE", "anything but 0: colour even when the output is no terminal"],
  ["TERM", "dumb: no colour"],
  ["XDG_CACHE_HOME", "holds the cache folder hasp instead of ~/.cache"],
  ["DOCKER_HOST", "where the Docker engine answers"],
  ["DOCKER_CONFIG", "the folder of Docker's config.json instead of ~/.docker"],
  [passwordVariable, "password or token of --registry-username"],
];

function topic(
  name: string,
  summary: string,
  about: readonly string[],
  rows: readonly Row[],
): Topic {
  return {
    name,
    summary,
    about,
    rows,
    text(columns) {
      const lines = [
        summary,
        ...paragraphs(about, columns),
        ...block("", definitions(rows, columns)),
      ];
      return `${lines.join("\n").replace("\n\n\n", "\n\n")}\n`;
    },
  };
}

export const topics: readonly Topic[] = [
  topic(
    "exit-codes",
    "What the exit codes mean",
    [],
    exitCodeMeanings.map(([code, meaning]) => [String(code), meaning]),
  ),
  topic(
    "environment",
    "Variables that are read",
    [
      "Every option that means the same to all commands is also a variable: HASP_ and its name in upper case, with _ for -. Flags win over variables, variables over hasp.yaml. Lists are separated by commas; flags take 1 or 0. Variables that Kubernetes sets for a Service named hasp, such as HASP_PORT, are never read.",
    ],
    [
      ...optionNames
        .filter(hasVariable)
        .map((name): Row => [variableOf(name), optionOf(name).description]),
      ...conventions,
    ],
  ),
  topic(
    "config-file",
    "What hasp.yaml holds",
    [
      "Settings for every run, from hasp.yaml in the working directory or the file of --config. Keys are the names of options, and values those of the flags. Paths are relative to the file.",
      "An option at the top level holds for every command that takes it. Below a command, or a group of commands, it holds for these and wins over what stands further out. What means something else from command to command, such as output, stands below a command only.",
      "hasp config shows what holds and who said so. Its JSON Schema, for editors, is hasp-config.schema.json in Hasp's reference.",
    ],
    [
      ["policy-dir: [policies]", "for every command that takes --policy-dir"],
      ["scan: {output: scan.txt}", "for hasp scan"],
      ["check: {environment: ci}", "for check image and check manifest"],
      ["policy: {build: {output: ours.tar.gz}}", "for policy build"],
    ],
  ),
  topic(
    "formats",
    "What reports look like",
    [
      "Ask for several at once, each into a file of its own: -f table -f sarif=hasp.sarif. The one without a file goes to --output, or to standard output.",
    ],
    Object.entries(formatNames),
  ),
  topic(
    "policies",
    "What the file of a policy holds",
    [
      "A policy is one Rego file with a METADATA block. hasp policy check tries it, and hasp policy list shows those there are.",
      `Builtins are those that OPA's WebAssembly target has, and ${hostBuiltins}.`,
    ],
    policyRows,
  ),
  topic(
    "input",
    "What a policy reads",
    [
      "A policy reads input by the kind of its subject. hasp policy check refuses a field that does not exist and names the nearest that does; hasp check … --save-inputs DIR writes inputs to look into.",
    ],
    inputRows,
  ),
  topic(
    "settings",
    "What a file of settings holds",
    [
      "A YAML file for --settings says what policies do where. hasp policy settings shows what is in force, and with --explain which setting decided.",
    ],
    settingsRows,
  ),
];
