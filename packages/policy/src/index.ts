export { Container } from "./contract/container.ts";
export { ConnectEvent, ExecEvent, Process } from "./contract/event.ts";
export { ImageSummary } from "./contract/image.ts";
export {
  Context,
  Input,
  inputs,
  Phase,
  phases,
  type SubjectKind,
  subjectKinds,
} from "./contract/input.ts";
export { Resource, Workload } from "./contract/workload.ts";
export { Decision, Enforcement, Excepted, Subject, Verdict, Violation } from "./decision.ts";
export { BundleError, EvaluationError, PolicyError } from "./error.ts";
export type { Evaluator } from "./evaluator.ts";
export type { ImageFactsSource, ImageQuery } from "./image-facts-source.ts";
export { EnforcementByPhase, PolicyCustom } from "./library/policy-metadata.ts";
export { Exception, Match, Settings } from "./library/settings.ts";
