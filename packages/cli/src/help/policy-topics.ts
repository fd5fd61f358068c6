type Row = readonly [term: string, meaning: string];

/** What a policy's file holds; a test holds the members to the schema of the metadata. */
export const policyRows: readonly Row[] = [
  [
    "GROUP/ID.rego",
    "where a policy lies, below a folder of --policy-dir; its package is hasp.policies.GROUP.ID",
  ],
  ["GROUP/ID_test.rego", "its tests, which hasp policy test runs"],
  [
    "GROUP/ID_test.yaml",
    "tests as a table: a policy and cases, each with an input or manifest and what is wanted of it",
  ],
  ["lib/NAME.rego", "what several policies share, package data.hasp.lib.NAME"],
  ["title, description", "in the METADATA block: what is wrong, and why it matters"],
  ["custom.id", "the policy's name in kebab-case, as its file is called"],
  ["custom.severity", "negligible, low, medium, high or critical"],
  ["custom.subjects", "the kinds that it is asked about: see hasp help input"],
  ["custom.phases", "build, deploy, run"],
  ["custom.enforcement", "off, audit, warn or enforce, or one for each phase"],
  ["custom.profiles", "the profiles that it is in, with its mode in each"],
  ["custom.events", "of kinds that are events, the types that it is asked about"],
  ["custom.dispatch", "the values of a key of an event without which it is not asked"],
  ["custom.resources", "of kind resource, the kinds of objects"],
  ["custom.needs", "what it reads beyond the common input, such as object or related.services"],
  [
    "custom.parameters",
    "JSON Schema of what settings can change, with defaults; read as data.hasp.parameters[ID]",
  ],
  ["custom.remediation", "what to do about a violation"],
  ["custom.references", "CIS, NIST 800-190, MITRE ATT&CK or CWE"],
  [
    "violations",
    "the rule that finds: message, path, and as far as they are known observed, expected, source, identifiers, package, file, fix",
  ],
  ["unknowns", "the rule that says what it could not tell: message, path, code"],
];

/** The builtins that the host supplies beside those of OPA's WebAssembly target. */
export const hostBuiltins =
  "object.subset, semver.compare, sprintf, strings.any_prefix_match, strings.any_suffix_match, time.parse_rfc3339_ns";

/** What a policy reads; a test holds the kinds to the contract. */
export const inputRows: readonly Row[] = [
  ["phase, kind, context", "of every kind: where it is judged, what it is, what surrounds it"],
  ["problems", "what could not be told of the subject"],
  ["image", "input.image: configuration, layers, packages, findings and secrets of an image"],
  [
    "workload",
    "input.workload: what runs Pods, with its containers; input.former before an update",
  ],
  ["resource", "input.resource: any other object of Kubernetes"],
  ["container", "input.container: one that runs, with its workload where it has one"],
  ["process", "input.event: a process that begins or ends in a container"],
  ["file", "input.event: a file that is opened or changed in a container"],
  ["network", "input.event: a connection of a container"],
  ["request", "input.request: an HTTP request"],
  [
    "access",
    "input.access: exec, attach, a change of scale or a deletion that somebody asks of the API server",
  ],
  ["object, related", "the raw object and those that belong to it, where a policy needs them"],
];

/** What a file of --settings holds; a test holds the members to their schema. */
export const settingsRows: readonly Row[] = [
  [
    "profile",
    "baseline, recommended, strict, a standard's name or one of profiles; policies that it does not name are off",
  ],
  ["profiles", "profiles of one's own: extends another, and policies with their modes"],
  ["policies", "by id: enforcement, severity, parameters, updates and scope of a policy"],
  ["updates", "lenient or strict: whether an update may leave standing what was there before"],
  [
    "scopes",
    "settings for a part of the subjects: name, match, profile, policies, problems; the narrowest decides",
  ],
  ["problems", "by code: what it does to a decision that something could not be told"],
  [
    "exceptions",
    "what does not count: id, policies, match, owner, reason, and an end by expires or untilFixed",
  ],
  ["exceptionRules", "maxDays that an exception may last, and requireTicket"],
];
