export { buildBundle } from "./bundle/build-bundle.ts";
export type { Bundle } from "./bundle/bundle.ts";
export { openBundle } from "./bundle/open-bundle.ts";
export { signBundle } from "./bundle/sign-bundle.ts";
export { algorithmOfKey, fingerprintOfKey } from "./bundle/signature-algorithm.ts";
export type { SigningKey } from "./bundle/signatures.ts";
export { type CacheFolder, createCacheFolder } from "./compiler/cache-folder.ts";
export { createCachingCompiler } from "./compiler/caching-compiler.ts";
export type { Compiler, MutationResult, TestResult } from "./compiler/compiler.ts";
export {
  createParallelCompiler,
  localCompiler,
  shippedAnswers,
} from "./compiler/local-compiler.ts";
export { Container } from "./contract/container.ts";
export { Context } from "./contract/context.ts";
export { FileEvent, NetworkEvent, Process, ProcessEvent } from "./contract/event.ts";
export { ImageSummary } from "./contract/image.ts";
export {
  contractVersion,
  Input,
  type InputOf,
  Phase,
  type SubjectKind,
  subjectKinds,
} from "./contract/input.ts";
export { publishedInputSchema } from "./contract/json-schema.ts";
export type { Need } from "./contract/need.ts";
export { RunningWorkload } from "./contract/place.ts";
export type { Related } from "./contract/related.ts";
export { Resource, Workload } from "./contract/workload.ts";
export { exampleInputs } from "./cost/example-inputs.ts";
export { type CostInput, measurePolicies, type PolicyCosts } from "./cost/measure-policies.ts";
export {
  Decision,
  Enforcement,
  Excepted,
  encodeDecision,
  Subject,
  Verdict,
  Violation,
} from "./decision.ts";
export type { Change } from "./difference/changes.ts";
export { type BundleDifference, diffBundles } from "./difference/diff-bundles.ts";
export { refuseRollback } from "./distribution/order.ts";
export { type PulledBundle, pullBundle } from "./distribution/pull-bundle.ts";
export { pushBundle } from "./distribution/push-bundle.ts";
export type { Repository } from "./distribution/repository.ts";
export {
  BundleError,
  EvaluationError,
  ExportError,
  ImportError,
  PolicyError,
  RecordError,
} from "./error.ts";
export { createEvaluator, type WorkerEvaluatorOptions } from "./evaluator/create-evaluator.ts";
export { createInlineEvaluator } from "./evaluator/create-inline-evaluator.ts";
export type { Evaluator, TextEvaluator } from "./evaluator.ts";
export { type Explanation, explainDecision } from "./explanation/explain-decision.ts";
export { type ExportFormat, exportPolicies } from "./export/export-policies.ts";
export type { Export, ExportOptions } from "./export/exported.ts";
export type { ImageFactsSource, ImageFactsStore, ImageQuery } from "./images/image-facts-source.ts";
export { createJudgedImages, type JudgedImagesOptions } from "./images/judged-images.ts";
export { imageInput } from "./images/summarize-image.ts";
export { type ImportFormat, importPolicies } from "./import/import-policies.ts";
export type { Import, SourceFile } from "./import/imported.ts";
export { checkLibrary, formatLibrary } from "./library/check-library.ts";
export {
  type CompiledLibrary,
  type CompileLibraryOptions,
  compileLibrary,
} from "./library/compile-library.ts";
export { buildKeptBundle } from "./library/kept-bundle.ts";
export type { LibraryFile } from "./library/library-file.ts";
export { editorSchema, editorSchemaNames } from "./library/library-types.ts";
export {
  faultOfFilter,
  filterPolicies,
  type ListedPolicy,
  listPolicies,
} from "./library/list-policies.ts";
export { mutateLibrary } from "./library/mutate-library.ts";
export type { Policy } from "./library/policy.ts";
export {
  type ReadLibraryOptions,
  readLibrary,
  readTables,
  shippedLibrary,
} from "./library/read-library.ts";
export { Settings, settingsSchema } from "./library/settings.ts";
export { testLibrary } from "./library/test-library.ts";
export { type LintFinding, type LintLibraryOptions, lintLibrary } from "./lint/lint-library.ts";
export { type LintRule, lintLevels, lintRules } from "./lint/rules.ts";
export { Location, locateViolation } from "./record/locate-violation.ts";
export {
  type ReadFile,
  type ReadRecord,
  type RecordedDecision,
  readRecordFile,
} from "./record/read-record.ts";
export {
  type DecisionRecord,
  encodeRecord,
  type RecordSource,
  recordName,
  shortDigest,
} from "./record/record.ts";
export { type Replayed, replay } from "./record/replay.ts";
export { type PolicyInForce, settingsOf } from "./settings/bundle-settings.ts";
export { type ExceptionState, exceptionStates } from "./settings/exception-states.ts";
export { explainSettings, type SettingsExplanation } from "./settings/explain-settings.ts";
export type { Tables } from "./tables/prepare-tables.ts";
export type { ManifestInputs } from "./tables/resolve-case.ts";
export { testTableSchema } from "./tables/table.ts";
export { type ChangeKind, changeKinds } from "./what-if/compare-decisions.ts";
export { readPlainInput } from "./what-if/recorded-input.ts";
export { type FoundInput, type WhatIf, whatIf } from "./what-if/what-if.ts";
