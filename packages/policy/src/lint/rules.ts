/** What a finding does to the exit code unless somebody asks for more. */
export const lintLevels = ["warning", "error"] as const;
export type LintLevel = (typeof lintLevels)[number];

export interface LintRule {
  /** An error is wrong whatever its author meant; a warning is for somebody to judge. */
  readonly level: LintLevel;
  /** What it finds, in one sentence. */
  readonly finds: string;
  readonly hint: string;
}

const error = (finds: string, hint: string): LintRule => ({ level: "error", finds, hint });
const warning = (finds: string, hint: string): LintRule => ({ level: "warning", finds, hint });

/** Every rule by its name; where the compiler's program finds one, it names it so. */
export const lintRules: Readonly<Record<string, LintRule>> = {
  syntax: error(
    "Rego that cannot be parsed or compiled; the other files are looked at all the same.",
    "correct it; hasp policy check says more",
  ),
  title: warning(
    "A title that ends like a sentence, is long, repeats the id or is another policy's.",
    "say in a few words what is wrong: Privileged container",
  ),
  "parameter-name": warning(
    "A parameter that is not in camelCase.",
    "name it as the others are: allowedImages",
  ),
  "unused-parameter": warning(
    "A parameter that no rule reads.",
    "read it or take it out: whoever sets it believes that it does something",
  ),
  "untested-parameter": warning(
    "A parameter that is off or empty by default and that no test sets.",
    'set it in a test: with data.hasp.parameters["ID"] as {...}',
  ),
  "rule-name": warning(
    "A rule that is not in snake_case, or that hides a builtin.",
    "give it another name",
  ),
  "unused-rule": warning("A rule of a policy that nothing names.", "use it or take it out"),
  "unknown-rule": error(
    "A reference to a rule that its package does not have; it is undefined, and no compiler minds.",
    "write the name as its package does, or define it",
  ),
  "never-holds": error(
    "A condition that no input of the policy's kinds, phases and events fulfils: constants, contradictions, ranges, and values that the contract does not have.",
    "correct the condition, or take out the rule that it stands in",
  ),
  "always-holds": warning(
    "A condition that every input fulfils.",
    "take it out, or compare what was meant",
  ),
  "never-member": error(
    "One of several values that what is compared with them never has.",
    "take the value out, or write it as the contract does",
  ),
  "unreachable-branch": error(
    "An else or a default behind what always holds.",
    "take it out, or add the condition that is missing before it",
  ),
  "idle-subject": warning(
    "A kind, phase or event in METADATA in which no rule of the policy can find anything.",
    "take it out of METADATA, or add the rule that is missing",
  ),
  "unused-need": warning(
    "Something in needs that neither the policy nor what it leans on reads.",
    "take it out: hosts fetch and send it for this policy",
  ),
  "message-missing": error("A violation without a message.", "say what was seen, with its value"),
  "message-without-value": warning(
    "A message that is the same wherever and whatever was found.",
    'put the name or value in: $"container {container.name} is privileged"',
  ),
  "message-placeholder": error(
    "A text with {name} in it that is no template.",
    'write $ before it: $"container {container.name}"',
  ),
  "format-arguments": error(
    "A sprintf with more or fewer verbs than values.",
    'give each verb one value, or use a template: $"{name}"',
  ),
  "path-missing": error(
    "A violation without a path.",
    "add the JSON Pointer to the value in the input",
  ),
  "path-form": error("A path that is no JSON Pointer.", "begin it with /, as in /workload/labels"),
  "path-unknown": error(
    "A path to what the contract does not have.",
    "name a field of the input: see hasp help input",
  ),
  "pointer-unescaped": warning(
    "A path with a key that somebody chose and nobody escaped.",
    'escape it: replace(replace(key, "~", "~0"), "/", "~1")',
  ),
  "finding-member": error(
    "A member of a violation that nothing reads.",
    "use one of those that the guide lists",
  ),
  "replace-of-empty": error(
    "A replace of what may be an empty text, which never ends in WebAssembly.",
    'say before it that it is not empty: old != ""',
  ),
  "wrong-pattern": error("A regular expression that RE2 refuses.", "write it in RE2's syntax"),
  "needless-pattern": warning(
    "A regular expression that is only a text; each evaluation compiles it again.",
    "use ==, startswith, endswith or contains",
  ),
  "pattern-of-input": warning(
    "A pattern that comes out of the input: a hundred different ones can stop an evaluation.",
    "take patterns from parameters, or compare texts",
  ),
  "pattern-first": warning(
    "A pattern before a cheaper condition of the same body.",
    "put the cheap condition first: where it fails, nothing is compiled",
  ),
  "walk-of-input": warning(
    "A walk over a whole input or a part of it.",
    "name the fields that it looks for",
  ),
  "nested-loop": warning(
    "A list of the input that is gone through within itself: it costs its length squared.",
    "gather it by key first and look up: {key: item | some item in list; key := ...}",
  ),
  "test-package": warning(
    "A test file whose package is named otherwise.",
    "name the package as the file, with _ for -",
  ),
  "duplicate-test": warning(
    "Two tests of one name, which no report tells apart.",
    "give one of them another name",
  ),
  "idle-test": warning(
    "A rule of a test file that is no test and that none names, or a test where none runs.",
    "begin its name with test_, or take it out",
  ),
  "test-changes": warning(
    "A test that asks the clock, chance or the network.",
    "give it a fixed value by with",
  ),
  "missing-case": warning(
    "A policy without a test that expects it to find something, or without one that expects nothing.",
    "add the case that is missing beside the other",
  ),
  "ignore-form": error(
    "A comment to the linter that names no rule of its or gives no reason.",
    "write # hasp lint: ignore RULE and why",
  ),
  "unused-ignore": warning("A comment that switches off what is not found.", "take it out"),
};
