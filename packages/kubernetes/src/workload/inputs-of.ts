import { type JsonObject, said, sorted } from "@hasp/core";
import type { Context, Evaluator, ImageFactsSource, Input, Phase, Workload } from "@hasp/policy";
import { KubernetesError } from "../error.ts";
import { withoutBookkeeping } from "./bookkeeping.ts";
import { findUnjudgedPods } from "./find-unjudged-pods.ts";
import { checkSize, isLarger } from "./json-size.ts";
import { objectLimits } from "./object-limits.ts";
import { type ParsedObject, parseObject } from "./parse-object.ts";
import type { ObjectIssue } from "./parse-pod.ts";
import { memberOf } from "./pod-places.ts";
import { summarizeImages } from "./summarize-images.ts";
import { toResource } from "./to-resource.ts";
import { toWorkload } from "./to-workload.ts";
import { groupOf, type WorkloadKind } from "./workload-kinds.ts";

export interface InputOptions {
  readonly phase: Phase;
  readonly context: Context;
  readonly images: ImageFactsSource;
  /** For objects that do not name theirs; without it, `default`. */
  readonly namespace?: string | undefined;
  /** The object as it was before an update. */
  readonly former?: unknown;
  /** What the object belongs to, as the cluster confirms or contradicts it. */
  readonly top?: Workload["top"];
  /** Of a request: `scale`, `status`. */
  readonly subresource?: string | undefined;
  /** What the policies read beyond the common part; without it, nothing. */
  readonly needs?: Evaluator["needs"];
  /** Kinds that run Pods in this cluster, beside those that are known. */
  readonly podKinds?: readonly WorkloadKind[] | undefined;
}

/** An object as policies see it. */
export interface ObjectInputs {
  /** One for each Pod template of the object, or one for an object that runs no Pods. */
  readonly inputs: readonly [Input, ...Input[]];
  /** The object as somebody wrote it, which every `at` of a decision leads into. */
  readonly object: JsonObject;
  readonly formerObject?: JsonObject;
}

/** Problems of one object that a message names. */
const ISSUE_LIMIT = 5;

/**
 * The inputs for a Kubernetes object: a `workload` for each of the Pods that it runs, a `resource` for all others.
 * @throws KubernetesError `OBJECT_INVALID`, `IMAGE_SOURCE_FAILED`
 */
export async function inputsOf(object: unknown, options: InputOptions): Promise<ObjectInputs> {
  const parsed = read(object, options);
  const former = readFormer(parsed, options);
  const written = withoutBookkeeping(object);
  const formerObject =
    options.former === undefined ? undefined : withoutBookkeeping(options.former);
  const made =
    parsed.pods.length > 0
      ? await workloadInputs(parsed, former, options)
      : [resourceInput(parsed, former, options)];
  const inputs = made.map((input) => withObjects(input, written, formerObject, options.needs));
  const [first, ...more] = inputs;
  if (!first) throw new TypeError("an object gives one input at least");
  return { inputs: [first, ...more], object: written, ...(formerObject && { formerObject }) };
}

async function workloadInputs(
  parsed: ParsedObject,
  former: ParsedObject | undefined,
  options: InputOptions,
): Promise<Input[]> {
  const images = await summarizeImages(
    [parsed, ...(former ? [former] : [])].flatMap(({ pods }) =>
      pods.flatMap(({ containers }) => containers.map(({ image }) => image)),
    ),
    options.images,
  );
  return parsed.pods.map((pod) => {
    const workload = toWorkload(parsed, pod, images, options);
    checkSize(workload, objectLimits.inputBytes);
    const was = former?.pods.find(({ at }) => at === pod.at);
    const before = former && was && toWorkload(former, was, images, options);
    return said({
      context: options.context,
      contract: 1 as const,
      former: isLarger(before, objectLimits.inputBytes) ? undefined : before,
      kind: "workload" as const,
      phase: options.phase,
      workload,
    });
  });
}

function resourceInput(
  parsed: ParsedObject,
  former: ParsedObject | undefined,
  options: InputOptions,
): Input {
  const problems = findUnjudgedPods(parsed.object);
  const resource = toResource(parsed, options);
  checkSize(resource, objectLimits.inputBytes);
  return said({
    context: options.context,
    contract: 1 as const,
    former: former?.pods.length === 0 ? toResource(former, options) : undefined,
    kind: "resource" as const,
    phase: options.phase,
    problems: problems.length > 0 ? problems : undefined,
    resource,
  });
}

/** Adds the objects themselves where policies ask for them; they are as large as the API server takes them. */
function withObjects(
  input: Input,
  object: JsonObject,
  formerObject: JsonObject | undefined,
  needs: InputOptions["needs"] = {},
): Input {
  const asked = needs[input.kind] ?? [];
  const objects = said({
    formerObject: asked.includes("formerObject") ? formerObject : undefined,
    object: asked.includes("object") ? object : undefined,
  });
  if (Object.keys(objects).length === 0) return input;
  for (const one of Object.values(objects)) checkSize(one, objectLimits.objectBytes);
  return sorted<unknown>({ ...input, ...objects }) as Input;
}

function read(object: unknown, { podKinds }: InputOptions): ParsedObject {
  const parsed = parseObject(object, podKinds);
  if ("issues" in parsed) throw invalid(parsed.issues);
  return parsed;
}

/**
 * What the object was, if it can be read as what it is: one that was let in before anybody looked may be at fault itself, and
 * must be mendable; nothing then counts as having been there.
 */
function readFormer(
  { head }: ParsedObject,
  { former, podKinds }: InputOptions,
): ParsedObject | undefined {
  if (former === undefined || former === null) return undefined;
  const [apiVersion, kind] = ["apiVersion", "kind"].map((name) => memberOf(former, name));
  if (kind !== head.kind || groupOf(apiVersion) !== groupOf(head.apiVersion)) {
    const message = "is of another kind than the former object: an update never changes it";
    throw invalid([{ pointer: "", message }]);
  }
  try {
    const parsed = parseObject(former, podKinds);
    return "issues" in parsed ? undefined : parsed;
  } catch (error) {
    if (error instanceof KubernetesError) return undefined;
    throw error;
  }
}

function invalid(issues: readonly ObjectIssue[]): KubernetesError {
  const named = issues
    .slice(0, ISSUE_LIMIT)
    .map(({ pointer, message }) => `${pointer || "the object"} ${message}`);
  const more = issues.length > ISSUE_LIMIT ? [`and ${issues.length - ISSUE_LIMIT} more`] : [];
  return new KubernetesError("OBJECT_INVALID", [...named, ...more].join("; "), {
    hint: "correct the object; kubectl explain shows its fields",
  });
}
