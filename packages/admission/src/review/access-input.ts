import { isObject, type JsonObject, type Problem, said } from "@hasp/core";
import {
  checkSize,
  inputsOf,
  objectLimits,
  withoutBookkeeping,
  workloadKinds,
} from "@hasp/kubernetes";
import type { Input, InputOf, Need, Workload } from "@hasp/policy";
import type { AdmissionRequest } from "./admission-review.ts";
import {
  contextOf,
  namedObject,
  type RequestOptions,
  resourceOf,
  userOf,
} from "./request-context.ts";

/** What somebody does to an object: exec, attach, port-forward, scale, evict, delete. */
export async function accessInput(
  request: AdmissionRequest,
  needs: readonly Need[],
  options: RequestOptions,
): Promise<Input> {
  const { name, namespace, operation, resource, subResource } = request;
  const [known, target] = await Promise.all([
    options.view.namespaceOf(request),
    findTarget(request, options),
  ]);
  const context = contextOf(request, options.context, known, options.now().toISOString());
  const workload = target && (await workloadOf(target, request, context, options));
  const { object, oldObject } = request;
  const isConnection = operation === "CONNECT";
  const input: InputOf<"access"> = said({
    access: said({
      name: name || undefined,
      namespace: namespace || undefined,
      options: isConnection && object ? written(object) : undefined,
      resource: resourceOf(resource),
      subresource: subResource || undefined,
      user: userOf(request),
      verb: operation.toLowerCase(),
    }),
    context,
    contract: 1,
    formerObject: needs.includes("formerObject") ? written(oldObject) : undefined,
    kind: "access",
    object: needs.includes("object")
      ? written(isConnection ? null : (object ?? oldObject))
      : undefined,
    phase: "deploy",
    problems: !workload && needs.includes("related.target") ? [targetUnknown(request)] : undefined,
    target: workload,
  });
  return input;
}

/** A deletion brings what goes; all else names something that is there. */
async function findTarget(
  request: AdmissionRequest,
  { view }: RequestOptions,
): Promise<JsonObject | undefined> {
  const { name, namespace, operation, resource } = request;
  if (operation === "DELETE") return namedObject(request, request.oldObject);
  const { group = "", version } = resource;
  const kind = workloadKinds.find(
    (one) => one.resource === resource.resource && one.groups.includes(group),
  )?.kind;
  if (!kind || !name) return undefined;
  const apiVersion = group ? `${group}/${version}` : version;
  return view.find({ apiVersion, kind, name, namespace });
}

/** Who made it stays open: nobody who could vouch for it is writing it. A target that cannot be read is none. */
async function workloadOf(
  target: JsonObject,
  { namespace }: AdmissionRequest,
  context: Input["context"],
  { images, podKinds, view }: RequestOptions,
): Promise<Workload | undefined> {
  try {
    const top = view.claimedOwnerOf(target);
    const read = await inputsOf(target, {
      phase: "deploy",
      context,
      images,
      namespace,
      podKinds,
      top,
    });
    const [input] = read.inputs;
    return input.kind === "workload" ? input.workload : undefined;
  } catch {
    return undefined;
  }
}

/** As it was written. @throws KubernetesError `OBJECT_INVALID`: what is too large to be looked at must not pass for it */
function written(object: AdmissionRequest["object"]): JsonObject | undefined {
  if (!isObject(object)) return undefined;
  checkSize(object, objectLimits.objectBytes);
  return withoutBookkeeping(object);
}

function targetUnknown({ resource, name }: AdmissionRequest): Problem {
  return {
    code: "RELATED_INCOMPLETE",
    path: "/target",
    message: `${resource.resource}/${name ?? ""} could not be asked for`,
  };
}
