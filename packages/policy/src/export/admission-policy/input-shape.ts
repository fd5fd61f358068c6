import type { SubjectKind } from "../../contract/input.ts";
import { and, literal } from "./cel.ts";
import { containerShape, resources } from "./container-shape.ts";
import { podProfile, podSeLinux } from "./security-shape.ts";
import {
  annotations,
  firstOf,
  has,
  listOf,
  never,
  open,
  optional,
  plain,
  texts,
} from "./shapes.ts";
import { type Case, cel, choose, constant, type Value } from "./value.ts";

const OBJECT = "variables.object";
const POD = "variables.pod";

/** What the API server is asked about, as the contract has it. `kinds` are the kinds that it may be of. */
export function inputShape(kind: SubjectKind, kinds: readonly string[]): Value {
  const subject = kind === "workload" ? workload(kinds) : resource(kinds);
  return open("the input", {
    contract: () => constant(1),
    phase: () => constant("deploy"),
    kind: () => constant(kind),
    [kind]: () => subject,
    object: () => cel(OBJECT, "any"),
    context: () => open("what surrounds it", { node: never, request }),
    ...Object.fromEntries(
      ["workload", "resource", "container", "image", "access"]
        .filter((other) => other !== kind)
        .map((other) => [other, never]),
    ),
  });
}

function request(): Value {
  const given = (member: string) => () =>
    cel(`request.${member}`, "text", `(request.${member} != "")`);
  const groups: Value = {
    is: "list",
    text: "request.userInfo.groups",
    when: "true",
    item: plain("text"),
  };
  return open("the request", {
    operation: () => cel("request.operation", "text"),
    name: given("name"),
    subresource: given("subResource"),
    user: () =>
      open("who asks", {
        name: () => cel("request.userInfo.username", "text"),
        groups: () => groups,
      }),
  });
}

function head(kinds: readonly string[]): Readonly<Record<string, () => Value>> {
  const named = (member: string) => () => {
    const text = `${OBJECT}.metadata.?${member}.orValue("")`;
    return cel(text, "text", `(${text} != "")`);
  };
  const [only, ...others] = kinds;
  return {
    kind: () =>
      only !== undefined && others.length === 0 ? constant(only) : cel(`${OBJECT}.kind`, "text"),
    apiVersion: () => cel(`${OBJECT}.apiVersion`, "text"),
    name: named("name"),
    generateName: named("generateName"),
    labels: () => texts(OBJECT, "metadata", "labels"),
    annotations: () => annotations(OBJECT),
    owners: () =>
      listOf(OBJECT, ["metadata", "ownerReferences"], (name) =>
        open("an owner", {
          apiVersion: () => cel(`${name}.?apiVersion.orValue("")`, "text"),
          controller: () => cel(`${name}.?controller.orValue(false)`, "truth"),
          kind: () => cel(`${name}.kind`, "text"),
          name: () => cel(`${name}.name`, "text"),
        }),
      ),
    // nobody asks who made what made it
    top: never,
  };
}

function resource(kinds: readonly string[]): Value {
  return open("the resource", {
    ...head(kinds),
    namespace: () => optional(OBJECT, "text", "metadata", "namespace"),
    subresource: never,
  });
}

function workload(kinds: readonly string[]): Value {
  const strategy = (member: string): Case => ({
    when: has(OBJECT, "spec", member),
    value: optional(OBJECT, "text", "spec", member, "type"),
  });
  return open("the workload", {
    ...head(kinds),
    namespace: () => cel(`${OBJECT}.metadata.?namespace.orValue("default")`, "text"),
    replicas: () => optional(OBJECT, "number", "spec", "replicas"),
    strategy: () => choose([strategy("strategy"), strategy("updateStrategy")]),
    pod: pod,
    containers: () => ({
      is: "list",
      text: "variables.containers",
      when: "true",
      item: containerShape,
    }),
  });
}

function pod(): Value {
  const spec = `${POD}.spec`;
  const same = (sort: "text" | "truth" | "number" | "any", ...names: readonly string[]) =>
    names.map((name) => [name, () => optional(spec, sort, name)] as const);
  const named = (name: string) => () => optional(spec, "text", name);
  const account = ["serviceAccountName", "serviceAccount"].map((name): Case => {
    const text = `${spec}.?${name}.orValue("")`;
    return { when: `(${text} != "")`, value: cel(text, "text") };
  });
  return open("the Pod", {
    ...Object.fromEntries([
      ...same("truth", "automountServiceAccountToken", "enableServiceLinks", "hostIPC"),
      ...same("truth", "hostNetwork", "hostPID", "hostUsers", "setHostnameAsFQDN"),
      ...same("truth", "shareProcessNamespace"),
      ...same("text", "dnsPolicy", "hostname", "nodeName", "restartPolicy", "schedulerName"),
      ...same("number", "activeDeadlineSeconds"),
      ...same("any", "affinity", "dnsConfig"),
    ]),
    annotations: () => annotations(POD),
    labels: () => texts(POD, "metadata", "labels"),
    nodeSelector: () => texts(spec, "nodeSelector"),
    os: () => optional(spec, "text", "os", "name"),
    priorityClass: named("priorityClassName"),
    runtimeClass: named("runtimeClassName"),
    serviceAccount: () => choose(account),
    terminationGraceSeconds: () => optional(spec, "number", "terminationGracePeriodSeconds"),
    tolerations: () => listOf(spec, ["tolerations"], plain("any")),
    topologySpread: () => listOf(spec, ["topologySpreadConstraints"], plain("any")),
    hostAliases: () =>
      listOf(spec, ["hostAliases"], (name) =>
        open("an alias of a host", {
          ip: () => cel(`${name}.ip`, "text"),
          hostnames: () => listOf(name, ["hostnames"], plain("text")),
        }),
      ),
    imagePullSecrets: () =>
      listOf(spec, ["imagePullSecrets"], (name) => cel(`${name}.?name.orValue("")`, "text")),
    readinessGates: () =>
      listOf(spec, ["readinessGates"], (name) => cel(`${name}.conditionType`, "text")),
    resources: () => resources(spec, has(spec, "resources")),
    security,
    volumes: () => ({ is: "list", text: "variables.volumes", when: "true", item: volume }),
  });
}

function security(): Value {
  const base = `${POD}.spec.?securityContext`;
  const of = (sort: "text" | "truth" | "number", name: string) => () =>
    cel(`${base}.?${name}.value()`, sort, `${base}.?${name}.hasValue()`);
  return open("what the Pod sets for its containers", {
    fsGroup: of("number", "fsGroup"),
    fsGroupChangePolicy: of("text", "fsGroupChangePolicy"),
    runAsGroup: of("number", "runAsGroup"),
    runAsNonRoot: of("truth", "runAsNonRoot"),
    runAsUser: of("number", "runAsUser"),
    supplementalGroupsPolicy: of("text", "supplementalGroupsPolicy"),
    sysctls: () =>
      listOf(POD, ["spec", "securityContext", "sysctls"], (name) =>
        open("a sysctl", {
          name: () => cel(`${name}.name`, "text"),
          value: () => cel(`${name}.value`, "text"),
        }),
      ),
    seccomp: () => podProfile("seccompProfile"),
    appArmor: () => podProfile("appArmorProfile"),
    seLinux: podSeLinux,
  });
}

/** A volume of the contract, of an item of `variables.volumes`: its type and what is written of its source. */
function volume(name: string): Value {
  const source = `${name}.written[?${name}.type].orValue({})`;
  const text = (member: string) => () => optional(source, "text", member);
  const ofType = (type: string, member: string) => () => {
    const { text: value, when } = optional(source, "text", member) as {
      text: string;
      when: string;
    };
    return cel(value, "text", and(`(${name}.type == ${literal(type)})`, when));
  };
  const sources = `${source}.?sources.orValue(dyn(null))`;
  const limit = `${source}.?sizeLimit`;
  return open("a volume", {
    name: () => cel(`${name}.written.name`, "text"),
    type: () => cel(`${name}.type`, "text"),
    claim: text("claimName"),
    configMapName: ofType("configMap", "name"),
    driver: text("driver"),
    hostPathType: ofType("hostPath", "type"),
    medium: text("medium"),
    readOnly: () => optional(source, "truth", "readOnly"),
    reference: text("reference"),
    secretName: text("secretName"),
    server: () => firstOf(...["server", "endpoints", "targetPortal"].map((one) => text(one)())),
    sources: () => ({
      is: "list",
      // the API server writes null for none
      text: `(${sources} == null ? dyn([]) : ${sources})`,
      when: `(${sources} != null)`,
      item: projection,
    }),
    sizeLimit: () =>
      open(
        "an amount",
        {
          text: () => cel(`string(${limit}.value())`, "text"),
          value: () => cel(`quantity(string(${limit}.value()))`, "quantity"),
        },
        `${limit}.hasValue()`,
      ),
  });
}

/** One item of a projected volume, of which the API server takes one source. */
function projection(name: string): Value {
  const type = `${name}.map(k, k)[0]`;
  const written = `${name}[${type}]`;
  return open("a source of a volume", {
    type: () => cel(type, "text"),
    audience: () => optional(written, "text", "audience"),
    expirationSeconds: () => optional(written, "number", "expirationSeconds"),
    name: () => firstOf(optional(written, "text", "name"), optional(written, "text", "signerName")),
  });
}
