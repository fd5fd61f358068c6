import { isObject, type JsonObject } from "@hasp/core";
import { inputsOf, KubernetesError, type TopOwners, type WorkloadKind } from "@hasp/kubernetes";
import type { Evaluator, ImageFactsSource, Input } from "@hasp/policy";
import { accessInput } from "./access-input.ts";
import type { AdmissionRequest } from "./admission-review.ts";
import type { ClusterView } from "./cluster-view.ts";
import { contextOf, type Surroundings } from "./request-context.ts";

export interface RequestOptions {
  readonly context: Surroundings;
  readonly images: ImageFactsSource;
  /** What the API server knows beside the request. */
  readonly view: ClusterView;
  /** Kinds that run Pods in this cluster, beside those that are known. */
  readonly podKinds?: readonly WorkloadKind[] | undefined;
  readonly now: () => Date;
}

/** What of a request is judged, and what its places lead into. */
export interface RequestInputs {
  readonly inputs: readonly Input[];
  readonly object?: JsonObject;
  readonly formerObject?: JsonObject;
}

/** Subresources of Pods whose object is the whole Pod, with what it would run. */
const wholeSubresources: readonly string[] = ["", "ephemeralcontainers", "resize"];

/**
 * A request as policies see it. What is created or updated as a whole is judged as the object that it is to be. All else is
 * judged as `access`: DELETE and CONNECT, and subresources such as scale, eviction, binding or a token, whose object says what
 * somebody does to another object and nothing of what that one is.
 * @throws KubernetesError `OBJECT_INVALID`, `IMAGE_SOURCE_FAILED`
 */
export async function inputsOfRequest(
  request: AdmissionRequest,
  needs: Evaluator["needs"],
  options: RequestOptions,
): Promise<RequestInputs> {
  const { operation, subResource = "" } = request;
  const isWhole = operation === "CREATE" || operation === "UPDATE";
  if (!isWhole || !wholeSubresources.includes(subResource)) {
    return { inputs: [await accessInput(request, needs.access ?? [], options)] };
  }
  return objectInputs(request, needs, options);
}

async function objectInputs(
  request: AdmissionRequest,
  needs: Evaluator["needs"],
  options: RequestOptions,
): Promise<RequestInputs> {
  const { namespace, operation, subResource } = request;
  const { images, podKinds, view } = options;
  const object = namedObject(request, request.object);
  if (!object) {
    throw new KubernetesError("OBJECT_INVALID", "the request carries no object", {
      hint: "CREATE and UPDATE bring the object that is to be",
    });
  }
  const former = operation === "UPDATE" ? namedObject(request, request.oldObject) : undefined;
  const [known, owners] = await Promise.all([
    view.namespaceOf(request),
    view.ownersOf(request, object, former),
  ]);
  const read = await inputsOf(object, {
    phase: "deploy",
    context: contextOf(request, options.context, known, options.now().toISOString()),
    images,
    namespace,
    former,
    top: owners.top,
    subresource: subResource || undefined,
    needs,
    podKinds,
  });
  return { ...read, inputs: read.inputs.map((input) => withFormerTop(input, owners)) };
}

/** An update may change whom an object belongs to. */
function withFormerTop(input: Input, { formerTop, top }: TopOwners): Input {
  if (formerTop === top || !("former" in input) || !input.former) return input;
  const { top: _, ...former } = input.former;
  return { ...input, former: { ...former, ...(formerTop && { top: formerTop }) } } as Input;
}

/** The request says what kind of object it carries, in which namespace, and its name where the object leaves that out. */
export function namedObject(
  { kind, name, namespace }: AdmissionRequest,
  object: AdmissionRequest["object"],
): JsonObject | undefined {
  if (!object) return undefined;
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  const isNamed = metadata["name"] || metadata["generateName"] || !name;
  const isPlaced = kind.kind === "Namespace" || !namespace;
  return {
    ...object,
    apiVersion: kind.group ? `${kind.group}/${kind.version}` : kind.version,
    kind: kind.kind,
    metadata: { ...metadata, ...(!isNamed && { name }), ...(!isPlaced && { namespace }) },
  };
}
