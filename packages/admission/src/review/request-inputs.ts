import type { JsonObject } from "@hasp/core";
import { inputsOf, type TopOwners } from "@hasp/kubernetes";
import type { Evaluator, Input } from "@hasp/policy";
import { AdmissionError } from "../error.ts";
import { accessInput } from "./access-input.ts";
import type { AdmissionRequest } from "./admission-review.ts";
import { contextOf, namedObject, type RequestOptions } from "./request-context.ts";

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
 * @throws KubernetesError `OBJECT_INVALID`, `IMAGE_SOURCE_FAILED`; AdmissionError `REVIEW_INVALID`
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
    throw new AdmissionError("REVIEW_INVALID", "the request carries no object", {
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
function withFormerTop(input: Input, { formerTop }: TopOwners): Input {
  if (!("former" in input && input.former)) return input;
  const { top: _, ...former } = input.former;
  return { ...input, former: { ...former, ...(formerTop && { top: formerTop }) } } as Input;
}
