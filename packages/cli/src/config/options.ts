import type { Severity } from "@hasp/core";

/** One setting: a flag, a key of hasp.yaml and, where it means the same to every command, a HASP_… variable, all of the same name. */
export interface Option extends Meaning {
  readonly type: "flag" | "text" | "choice" | "list" | "integer";
  readonly short?: string;
  /** What stands for the value in help. */
  readonly value?: string;
  /** What a number may be; every number says both. */
  readonly range?: { readonly least: number; readonly greatest: number };
  /** The value is a path; in hasp.yaml it is relative to that file. */
  readonly path?: "file" | "directory";
  /** The value may be NAME=FILE; the path behind the sign is relative to hasp.yaml too. */
  readonly named?: boolean;
  /** An empty variable is a mistake and not none: without the value less would be checked than was meant. */
  readonly guards?: boolean;
  /** What it means to the commands that mean something else by it: no variable and no top level of hasp.yaml speaks for all. */
  readonly byCommand?: Readonly<Record<string, Meaning>>;
}

interface Meaning {
  readonly description: string;
  readonly choices?: readonly string[];
  /** What holds when nobody says anything, as help shows it; undefined takes the default of the others away. */
  readonly default?: string | undefined;
}

/** A command as the options see it: its words and what it takes. */
export interface OptionOwner {
  readonly name: string;
  readonly summary: string;
  readonly options?: readonly OptionName[] | undefined;
}

const severityNames = [
  "unknown",
  "negligible",
  "low",
  "medium",
  "high",
  "critical",
] as const satisfies readonly Severity[];

/** The kinds of subjects, as the contract has them; the contract itself would load the policies. */
const subjectKinds = [
  "image",
  "workload",
  "container",
  "resource",
  "request",
  "process",
  "file",
  "network",
  "access",
] as const;

/** Every option of every command; help, completion, environment, configuration and docs are made from it. */
export const options = {
  config: {
    type: "text",
    value: "FILE",
    path: "file",
    description: "read settings from this file instead of hasp.yaml in the working directory",
  },
  cache: {
    type: "text",
    value: "DIR",
    path: "directory",
    default: "~/.cache/hasp",
    description: "where scans, compiled bundles and advisories are kept",
  },
  quiet: { type: "flag", short: "q", description: "print the report and errors only" },
  verbose: { type: "flag", short: "v", description: "say on stderr what is being done" },
  "log-format": {
    type: "choice",
    value: "FORMAT",
    choices: ["text", "json"],
    default: "text",
    description: "how messages on stderr are written",
  },
  "no-color": { type: "flag", description: "never use colour" },
  debug: { type: "flag", description: "print stack traces with errors" },

  format: {
    type: "list",
    short: "f",
    value: "NAME[=FILE]",
    named: true,
    default: "table",
    description: "how to write it, optionally into a file of its own; may be given several times",
  },
  output: {
    type: "text",
    short: "o",
    value: "FILE",
    path: "file",
    default: "-",
    description: "where the format without a file of its own goes; - is standard output",
    byCommand: {
      "policy build": {
        default: "bundle.tar.gz",
        description: "where the bundle goes; - is standard output",
      },
      "policy export": {
        default: "-",
        description:
          "where the objects go: a file, or a folder for one a policy; - is standard output",
      },
      "bundle pull": {
        default: "bundle.tar.gz",
        description: "where the bundle goes, over an older one; - is standard output",
      },
    },
  },
  into: {
    type: "text",
    value: "DIR",
    path: "directory",
    default: "imported",
    description: "the folder that the policies go into; no file there is overwritten",
  },
  platform: {
    type: "text",
    value: "OS/ARCH",
    description:
      "which image to take where there are several; Linux on this machine's architecture without it",
  },
  db: {
    type: "text",
    value: "FILE",
    path: "file",
    default: "<cache>/advisories.db",
    description: "the advisory database that hasp db import fills",
  },
  "fail-on": {
    type: "choice",
    value: "SEVERITY",
    choices: severityNames,
    description: "exit with 1 when a finding or secret is at least this grave",
  },
  severity: {
    type: "list",
    value: "SEVERITY,…",
    choices: severityNames,
    description:
      "show only these severities; of a scan only the table leaves the others out and counts them, exit code and other formats stay whole",
  },
  "ignore-unfixed": {
    type: "flag",
    description:
      "leave findings without a fix out of the table, which counts them; exit code and other formats stay whole",
  },
  phase: {
    type: "choice",
    value: "PHASE",
    choices: ["build", "deploy", "run"],
    description:
      "judge as in this phase, to try policies that hold only there, as in build without it; list those that hold in it",
  },
  "save-inputs": {
    type: "text",
    value: "DIR",
    path: "directory",
    description: "write a record of each decision with its input there, for hasp replay",
  },
  input: {
    type: "text",
    short: "i",
    value: "FILE",
    path: "file",
    description: "a policy's input as JSON, or a record of --save-inputs; - is standard input",
  },
  inputs: {
    type: "text",
    value: "DIR",
    path: "directory",
    description:
      "where recorded inputs are: those of bare decisions, or those to measure policies over",
  },
  explain: {
    type: "text",
    value: "SUBJECT",
    path: "file",
    description: "say which setting decides for this subject: a record, or an input as JSON",
  },
  records: {
    type: "text",
    value: "DIR",
    path: "directory",
    description: "records of decisions, to tell which exceptions they used",
  },
  "expires-within": {
    type: "integer",
    range: { least: 0, greatest: 3_650 },
    value: "DAYS",
    default: "30",
    description: "days before its end from which on an exception is called expiring",
  },
  "no-fail": { type: "flag", description: "exit with 0 even when a policy denies" },

  bundle: {
    type: "text",
    value: "FILE",
    path: "file",
    description: "judge with this bundle instead of the built-in policies",
  },
  "policy-dir": {
    type: "list",
    value: "DIR",
    path: "directory",
    description: "add the policies in this folder to the built-in ones; may be given several times",
  },
  settings: {
    type: "text",
    value: "FILE",
    path: "file",
    description: "YAML with enforcement, parameters, scopes and exceptions for the policies",
  },
  "verification-key": {
    type: "text",
    value: "FILE",
    path: "file",
    guards: true,
    description: "public key in PEM; a bundle that it did not sign is refused",
  },
  environment: {
    type: "text",
    value: "NAME",
    description: "what the subject is meant for, e.g. production; policies can read it",
  },
  cluster: {
    type: "text",
    value: "NAME",
    description: "name of the cluster; policies can read it",
  },

  "signing-key": {
    type: "text",
    value: "FILE",
    path: "file",
    description: "private key in PEM to sign the bundle with",
  },
  revision: {
    type: "text",
    value: "NAME",
    description: "name of the bundle's revision; a short digest of its content without one",
  },
  sequence: {
    type: "integer",
    range: { least: 0, greatest: 999_999_999_999_999 },
    value: "NUMBER",
    description:
      "where the bundle stands among yours, greater in each that follows: a run of the pipeline, or the time",
  },
  "key-id": {
    type: "text",
    value: "NAME",
    default: "default",
    description: "what the signature calls its key; a stock OPA finds its own copy by this",
  },
  "also-tag": {
    type: "list",
    value: "TAG",
    description: "tags beside that of the reference; may be given several times",
  },
  annotation: {
    type: "list",
    value: "NAME=VALUE",
    description: "what the artifact says of itself, such as org.opencontainers.image.source=URL",
  },
  "allow-rollback": {
    type: "flag",
    description: "put the bundle also over one that is newer, or whose order cannot be told",
  },
  "registry-username": {
    type: "text",
    value: "NAME",
    description: "user of the registry, instead of what docker login keeps",
  },
  "registry-password-file": {
    type: "text",
    value: "FILE",
    path: "file",
    description: "file with the user's password or token; HASP_REGISTRY_PASSWORD without it",
  },
  "registry-ca": {
    type: "text",
    value: "FILE",
    path: "file",
    description: "certificates in PEM to trust beside the system's",
  },
  "registry-plain-http": {
    type: "flag",
    description: "speak plain HTTP, which others can read and change, with a registry elsewhere",
  },
  "registry-timeout": {
    type: "integer",
    range: { least: 1, greatest: 600 },
    value: "SECONDS",
    default: "30",
    description: "without a byte for so long, a registry is given up",
  },
  coverage: {
    type: "integer",
    range: { least: 0, greatest: 100 },
    value: "PERCENT",
    default: "0",
    description: "fail when the tests cover less of the policies",
  },
  filter: {
    type: "text",
    value: "REGEX",
    description:
      "run only the tests whose full name, data.PACKAGE.NAME, matches; with --mutate, change only policies whose data.PACKAGE does",
  },
  watch: {
    type: "flag",
    description: "stay, and run the tests again when a policy or a test changes",
  },
  mutate: {
    type: "flag",
    description: "change one place of the policies at a time, and list what no test notices",
  },
  "min-caught": {
    type: "integer",
    range: { least: 0, greatest: 100 },
    value: "PERCENT",
    default: "0",
    description: "with --mutate, fail when the tests notice fewer of the changes",
  },
  "mutant-timeout": {
    type: "integer",
    range: { least: 10, greatest: 600_000 },
    value: "MILLISECONDS",
    default: "5000",
    description:
      "with --mutate, time for the tests of one change; one that takes longer is noticed",
  },
  kind: {
    type: "choice",
    value: "KIND",
    choices: ["container", "workload", "image"],
    default: "container",
    description: "what the new policy judges",
    byCommand: {
      "policy list": {
        choices: subjectKinds,
        default: undefined,
        description: "list only the policies that judge this kind of subject",
      },
    },
  },
  tests: {
    type: "choice",
    value: "LANGUAGE",
    choices: ["rego", "yaml"],
    default: "rego",
    description: "what the new policy's tests are written in; yaml makes a table of cases",
  },
  against: {
    type: "list",
    value: "PATH",
    path: "file",
    description:
      "recorded inputs: records, inputs, reports or decisions in JSON, the same a line each in .jsonl, or folders of these; may be given several times",
  },
  "old-bundle": {
    type: "text",
    value: "FILE",
    path: "file",
    description: "compare with what this bundle decides instead of the recorded decisions",
  },
  "fail-on-change": {
    type: "choice",
    value: "CHANGE",
    choices: ["any", "newly-denied", "never"],
    default: "any",
    description:
      "exit with 1 at any change, or only where something is newly denied or newly undecided",
  },
  "fail-on-level": {
    type: "choice",
    value: "LEVEL",
    choices: ["warning", "error"],
    default: "error",
    description: "exit with 1 when a finding is at least this grave",
  },
  policy: {
    type: "text",
    value: "ID",
    description: "explain only what this policy found, or why it found nothing",
  },
  limit: {
    type: "integer",
    range: { least: 1, greatest: 10_000_000 },
    value: "MICROSECONDS",
    description: "exit with 1 when a policy costs more, beyond the noise of its measurement",
  },
  group: {
    type: "list",
    value: "GROUP,…",
    description: "only the policies of these groups, the folders that they lie in",
  },
  profile: {
    type: "text",
    value: "NAME",
    description: "list only the policies that name themselves in this profile",
  },
  write: { type: "flag", description: "write the formatted files instead of naming them" },

  listen: {
    type: "text",
    value: "HOST:PORT",
    default: "0.0.0.0:8443",
    description: "the address to answer on; port 0 takes a free one",
  },
  certificate: {
    type: "text",
    value: "FILE",
    path: "file",
    description: "certificate in PEM; read again when it changes",
  },
  "private-key": {
    type: "text",
    value: "FILE",
    path: "file",
    description: "the certificate's private key in PEM",
  },
  "failure-policy": {
    type: "choice",
    value: "POLICY",
    choices: ["deny", "allow"],
    default: "deny",
    description: "what becomes of a request that could not be judged",
  },
  deadline: {
    type: "integer",
    range: { least: 100, greatest: 30_000 },
    value: "MILLISECONDS",
    default: "5000",
    description: "time for one decision",
  },
  kubeconfig: {
    type: "text",
    value: "FILE",
    path: "file",
    description:
      "the API server to ask for namespaces and owners; in a cluster, its own without it",
  },
  controllers: {
    type: "list",
    value: "USER=OWNER/MADE",
    description:
      "who makes objects for others, beside Kubernetes' own: Rollout.argoproj.io/ReplicaSet.apps",
  },
  "excluded-namespaces": {
    type: "list",
    value: "NAME",
    description: "namespaces that are not sent to the webhook, beside its Service's own",
  },
  service: {
    type: "text",
    value: "NAME.NAMESPACE",
    default: "hasp.hasp-system",
    description: "the Service that the API server calls the webhook by",
  },
  url: {
    type: "text",
    value: "URL",
    description: "where the API server finds a webhook outside the cluster, instead of a Service",
  },
  days: {
    type: "integer",
    range: { least: 1, greatest: 3_650 },
    value: "DAYS",
    default: "365",
    description: "how long the certificate holds",
  },
  node: { type: "text", value: "NAME", description: "name of this node; policies can read it" },
  interval: {
    type: "integer",
    range: { least: 50, greatest: 60_000 },
    value: "MILLISECONDS",
    default: "1000",
    description: "time between two looks at /proc",
  },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof options;

/** What the command line gave, by option. */
export type Flags = Readonly<Partial<Record<OptionName, unknown>>>;

export const optionNames = Object.keys(options) as readonly OptionName[];

/** Accepted before and after every command. */
export const commonOptions = [
  "config",
  "cache",
  "quiet",
  "verbose",
  "log-format",
  "no-color",
  "debug",
] as const satisfies readonly OptionName[];

/** What every command that judges takes: by which policies, and in what surroundings. */
export const judgingOptions = [
  "bundle",
  "policy-dir",
  "settings",
  "verification-key",
  "environment",
  "cluster",
] as const satisfies readonly OptionName[];

/** What every command that may ask a registry takes. */
export const registryOptions = [
  "registry-username",
  "registry-password-file",
  "registry-ca",
  "registry-plain-http",
  "registry-timeout",
] as const satisfies readonly OptionName[];

/** The option in the one shape that generic code needs, as the command means it. */
export function optionOf(name: OptionName, command?: string): Option {
  const option: Option = options[name];
  const meaning = command === undefined ? undefined : option.byCommand?.[command];
  return meaning ? { ...option, ...meaning } : option;
}

/** The commands among these that take the option; every command with options takes the common ones. */
export function ownersOf(name: OptionName, commands: readonly OptionOwner[]): OptionOwner[] {
  const isCommon = commonOptions.some((common) => common === name);
  return commands.filter(({ options }) => options && (isCommon || options.includes(name)));
}

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}

/** `HASP_FAIL_ON` for `fail-on`. */
export function variableOf(name: OptionName): string {
  return `HASP_${name.toUpperCase().replaceAll("-", "_")}`;
}

/** A password has a variable and no flag, which every user of the machine could read. */
export const passwordVariable = "HASP_REGISTRY_PASSWORD";

/** Whether a variable is read for it: one that means the same to every command. */
export function hasVariable(name: OptionName): boolean {
  return optionOf(name).byCommand === undefined;
}

type ValueOf<O> = O extends { type: "flag" }
  ? boolean
  : O extends { type: "list" }
    ? readonly string[]
    : O extends { type: "choice"; choices: readonly (infer C)[] }
      ? C | OtherChoices<O> | WithoutDefault<O>
      : (O extends { type: "integer" } ? number : string) | WithoutDefault<O>;
/** What an option takes of commands that mean something else by it, where they have no default. */
type OtherChoices<O> = O extends { byCommand: infer B }
  ? B[keyof B] extends { choices: readonly (infer C)[] }
    ? C | undefined
    : never
  : never;
type WithoutDefault<O> = O extends { default: string } ? never : undefined;

/** The effective value of every option. */
export type Config = { readonly [Name in OptionName]: ValueOf<(typeof options)[Name]> };
