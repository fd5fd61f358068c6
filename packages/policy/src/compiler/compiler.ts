import type { Digest } from "@hasp/core";
import type { Problem } from "./problem.ts";

/** A Rego file. */
export interface RegoFile {
  /** The name that goes into the compiled module: the same wherever the file lies. */
  readonly path: string;
  readonly text: string;
  /** Where people find the file; what errors name. */
  readonly place?: string;
  /** Tests may use builtins that policies may not. */
  readonly test?: boolean;
  /** Names of the schemas that hold in this file, by the reference they describe (`input`). */
  readonly schemas?: Readonly<Record<string, string>>;
}

/** JSON Schemas by name, and the one that holds for the input of every file. */
export interface Types {
  readonly schemas: Readonly<Record<string, object>>;
  readonly inputSchema: string;
}

interface Request {
  readonly modules: readonly RegoFile[];
}

export interface CheckRequest extends Request, Partial<Types> {
  /** Builtins beyond OPA's native ones that the evaluator supplies. */
  readonly hostBuiltins: readonly string[];
}

export interface BuildRequest extends CheckRequest {
  /** Rule paths: `hasp/decide/workload`. */
  readonly entrypoints: readonly string[];
}

export interface BuildResult {
  readonly wasm: Uint8Array;
  /** What the host of the module must supply. */
  readonly builtins: readonly string[];
}

export interface TestRequest extends Request {
  /** The files whose coverage is asked for. */
  readonly coverage?: readonly string[];
  /** A regular expression (RE2) over `data.package.test_name`. */
  readonly filter?: string;
  readonly data?: object;
  /** Of one test; 10 s unless given. */
  readonly timeoutMs?: number;
}

export interface TestOutcome {
  readonly package: string;
  readonly name: string;
  readonly file: string;
  readonly row: number;
  readonly outcome: "pass" | "fail" | "error" | "skip";
  readonly durationMs: number;
  /** What it printed. */
  readonly output?: string;
  readonly error?: Problem;
  /** The cases that failed, of a test that runs several. */
  readonly failed?: readonly string[];
}

interface Lines {
  readonly covered: number;
  readonly notCovered: number;
  readonly percent: number;
}

export interface FileCoverage extends Lines {
  readonly file: string;
  /** First and last rows of what no test reached. */
  readonly missing: readonly (readonly [number, number])[];
}

export interface TestResult {
  readonly tests: readonly TestOutcome[];
  readonly coverage: Lines & { readonly files: readonly FileCoverage[] };
}

export interface MutateRequest extends Request {
  /** The files whose rules are changed. */
  readonly targets: readonly string[];
  /** Files that only ask others one after the other: a test that reaches a target through one of these alone is not one of the target's. */
  readonly lists?: readonly string[];
  readonly data?: object;
  /** Of one changed rule, and of each test over the rules as they are; 10 s unless given. */
  readonly timeoutMs?: number;
}

export interface LintRequest extends Request {
  /** The files that are looked at; the others lend what these lean on. */
  readonly targets: readonly string[];
  /** JSON Schemas of the input by kind. */
  readonly schemas: Readonly<Record<string, object>>;
}

/** Something unwise in Rego, or Rego that does not compile. */
export interface FoundByLint {
  readonly rule: string;
  readonly file: string;
  /** Counted from 1, like `col`. */
  readonly row: number;
  readonly col: number;
  readonly message: string;
  /** The first row of the METADATA block that it lies in. */
  readonly block?: number;
}

/** A comment that speaks to the linter. */
export interface LintComment {
  readonly file: string;
  readonly row: number;
  readonly col: number;
  /** Without `#`. */
  readonly text: string;
  /** Whether nothing else stands on its line. */
  readonly alone: boolean;
}

export interface LintResult {
  readonly findings: readonly FoundByLint[];
  readonly comments: readonly LintComment[];
}

/** A change that no test notices. */
export interface MissedMutant {
  readonly file: string;
  /** Counted from 1, like `col`. */
  readonly row: number;
  readonly col: number;
  /** What was done: `comparison changed`, `condition dropped`. */
  readonly operator: string;
  readonly from: string;
  /** Empty where something was left out. */
  readonly to: string;
  /** How many tests reach the place. */
  readonly tests: number;
}

export interface MutatedFile {
  readonly file: string;
  readonly counted: number;
  /** Those that ran out of time among them. */
  readonly caught: number;
  readonly timedOut: number;
}

export interface MutationResult {
  readonly files: readonly MutatedFile[];
  readonly missed: readonly MissedMutant[];
  /** Changes that do not compile; they count for nothing. */
  readonly invalid: number;
  /** Tests that fail without any change: they were not asked. */
  readonly failing: readonly Pick<TestOutcome, "package" | "name" | "file" | "row">[];
}

export interface InspectedModule {
  readonly path: string;
  /** Without `data.`, parts joined by dots. */
  readonly package: string;
  readonly row: number;
  readonly rules: readonly string[];
  readonly annotations: readonly {
    readonly scope: string;
    readonly title?: string;
    readonly description?: string;
    readonly custom?: Readonly<Record<string, unknown>>;
    readonly row: number;
  }[];
}

export interface FormattedFile {
  readonly path: string;
  readonly text: string;
}

export interface EvalRequest extends Request {
  readonly query: string;
  readonly data?: object;
  /** JSON text, so that numbers keep their digits; absent means an undefined input. */
  readonly inputText?: string;
  /** 10 s unless given. */
  readonly timeoutMs?: number;
}

export interface EvalResult {
  /** Values of the query's expressions as JSON texts. */
  readonly values: readonly string[];
  /** Values of its variables as JSON texts. */
  readonly bindings: Readonly<Record<string, string>>;
}

export interface ExplainRequest extends Request {
  /** Paths of partial sets: `data.hasp.policies.container.privileged_container.violations`. */
  readonly rules: readonly string[];
  /** Evaluated over the same modules, data and input. */
  readonly queries: readonly string[];
  readonly data: object;
  readonly inputText: string;
  readonly timeoutMs?: number;
}

/** A value that a condition saw, as JSON text; one that is long or not there is told in words. */
export interface ShownValue {
  /** The name of a variable with what follows it, or a JSON Pointer into the input. */
  readonly name: string;
  readonly value?: string;
  readonly omitted?: string;
}

export interface Condition {
  readonly row: number;
  /** As its author wrote it, on one line. */
  readonly text: string;
  readonly values: readonly ShownValue[];
  /** What it read of the input, by JSON Pointers. */
  readonly reads: readonly ShownValue[];
}

export interface ExplainedRule {
  readonly path: string;
  /** What the rule contributed, as JSON text, and by which of its definitions. */
  readonly found: readonly {
    readonly value: string;
    readonly row: number;
    readonly conditions: readonly Condition[];
  }[];
  /** Definitions of its package that never held: the furthest condition that was reached. */
  readonly failed: readonly {
    readonly rule: string;
    readonly row: number;
    readonly condition: Condition;
  }[];
}

export interface ExplainResult {
  readonly rules: readonly ExplainedRule[];
  /** The value of each query as JSON text, null where it is undefined. */
  readonly answers: readonly (string | null)[];
}

/** A ConstraintTemplate of Gatekeeper: its own Rego first, then its libs. */
export interface TemplateSource {
  /** The last part of the package that it gets: `hasp.lib.NAME`; its libs get `hasp.lib.NAME_lib_X`. */
  readonly name: string;
  readonly modules: readonly Pick<RegoFile, "path" | "text">[];
  /** Of the language; `v0` unless said. */
  readonly version?: "v0" | "v1";
}

export interface UpgradedTemplate {
  /** Shared Rego, `lib/NAME.rego` the first of it; none where there are problems. */
  readonly files: readonly FormattedFile[];
  readonly problems: readonly Problem[];
  /** The members of `input.review` that it names, each where it does first; `*` where it takes the whole of it. */
  readonly reads: readonly { readonly name: string; readonly file: string; readonly row: number }[];
}

export interface ExportRequest extends Request, Types {
  readonly hostBuiltins: readonly string[];
  /** Members that the schema has not, for what the type checker does not see: `input.context.time`, `image.findings` of any image. */
  readonly absent: readonly string[];
  readonly exports: readonly {
    /** Without `data.`. */
    readonly package: string;
    /** Rules that it needs beside its own: `data.hasp.lib.places.at`. */
    readonly roots: readonly string[];
    /** Whether its syntax is asked for in place of its text. */
    readonly trees?: boolean;
  }[];
}

/** A policy with the rules that it hangs on and no others, in packages below `lib`. */
export interface ExportedPolicy {
  /** None where there are problems. */
  readonly files: readonly FormattedFile[];
  /** The rules in their own packages as OPA writes its syntax trees, where those are asked for. */
  readonly trees?: readonly unknown[];
  /** The policies whose parameters it reads. */
  readonly parameters: readonly string[];
  /** Whether a violation of it may count for less than the policy does. */
  readonly atMost: boolean;
  readonly problems: readonly Problem[];
}

/** OPA's own compiler, tester, formatter and evaluator for Rego v1, over files in memory. */
export interface Compiler {
  /** Identifies the compiler: the same digest compiles the same files to the same bytes. */
  digest(): Promise<Digest>;
  /** Strict, with types; throws like every method: `POLICY_INVALID`, `COMPILER_MISSING`, `COMPILER_FAILED`. */
  check(request: CheckRequest): Promise<void>;
  /** What `check` does to files that are no tests, then `policy.wasm`. */
  build(request: BuildRequest): Promise<BuildResult>;
  test(request: TestRequest): Promise<TestResult>;
  /** Changes one place of the rules at a time, and tells which changes the tests among the files do not notice. */
  mutate(request: MutateRequest): Promise<MutationResult>;
  /** Looks for what is unwise; files that do not compile are among what it finds. */
  lint(request: LintRequest): Promise<LintResult>;
  /** Every file as `opa fmt` writes it. */
  format(files: readonly RegoFile[]): Promise<readonly FormattedFile[]>;
  /** Makes the Rego of templates strict Rego v1 in packages of ours. */
  upgrade(
    templates: readonly TemplateSource[],
    hostBuiltins: readonly string[],
  ): Promise<readonly UpgradedTemplate[]>;
  /** Cuts out of a library what each policy hangs on, for where it is to stand alone. */
  export(request: ExportRequest): Promise<readonly ExportedPolicy[]>;
  inspect(files: readonly RegoFile[]): Promise<readonly InspectedModule[]>;
  /** One entry for each way in which the query holds; none when it is undefined. */
  eval(request: EvalRequest): Promise<readonly EvalResult[]>;
  /** Evaluates rules with OPA's tracer on. */
  explain(request: ExplainRequest): Promise<ExplainResult>;
}
