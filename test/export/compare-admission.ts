import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { type JsonObject, objectOf } from "@hasp/core";
import { inputsOf, unknownImages } from "@hasp/kubernetes";
import type { Evaluator } from "@hasp/policy";
import type { Answer, Json } from "../cluster/api.ts";
import type { Cluster } from "../cluster/start-cluster.ts";
import { clusterWide, completed } from "./completed-objects.ts";

const GROUP = "/apis/admissionregistration.k8s.io/v1";
const FAILURES = "validation.policy.admission.k8s.io/validation_failure";
const WAIT_MS = 60_000;

export interface AdmissionComparison {
  /** Objects that the API server took as far as its policies. */
  readonly objects: number;
  readonly alike: number;
  readonly differences: readonly string[];
  /** Policies that found nothing in any object. */
  readonly silent: readonly string[];
}

/** Gives an API server exported policies, which it is to write into its audit log. What its type checker says is returned. */
export async function applyPolicies(
  { admin }: Cluster,
  documents: readonly Json[],
): Promise<readonly string[]> {
  for (const one of documents) {
    const isPolicy = one.kind === "ValidatingAdmissionPolicy";
    const path = isPolicy ? "validatingadmissionpolicies" : "validatingadmissionpolicybindings";
    const audited = { ...one, spec: { ...one.spec, validationActions: ["Audit"] } };
    await admin.create(`${GROUP}/${path}`, isPolicy ? one : audited);
  }
  await until("every policy to be checked", async () => {
    const { items } = await admin.get(`${GROUP}/validatingadmissionpolicies`);
    return items.every((one: Json) => one.status?.observedGeneration === one.metadata.generation);
  });
  const { items } = await admin.get(`${GROUP}/validatingadmissionpolicies`);
  await untilInForce(admin);
  return items.flatMap((one: Json) =>
    (one.status?.typeChecking?.expressionWarnings ?? []).map(
      (warning: Json) => `${one.metadata.name}: ${warning.fieldRef}: ${warning.warning}`,
    ),
  );
}

/** What comes last is there only when everything before is. */
async function untilInForce(admin: Cluster["admin"]): Promise<void> {
  const head = { apiVersion: "admissionregistration.k8s.io/v1", metadata: { name: "last" } };
  await admin.create(`${GROUP}/validatingadmissionpolicies`, {
    ...head,
    kind: "ValidatingAdmissionPolicy",
    spec: {
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: [""],
            apiVersions: ["v1"],
            operations: ["CREATE"],
            resources: ["configmaps"],
          },
        ],
      },
      validations: [{ expression: 'object.metadata.name != "probe"' }],
    },
  });
  await admin.create(`${GROUP}/validatingadmissionpolicybindings`, {
    ...head,
    kind: "ValidatingAdmissionPolicyBinding",
    spec: { policyName: "last", validationActions: ["Deny"] },
  });
  const probe = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "probe" } };
  await until("the policies to be in force", async () => {
    const path = "/api/v1/namespaces/default/configmaps?dryRun=All";
    return (await admin.ask("POST", path, probe)).status === 422;
  });
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + WAIT_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${WAIT_MS} ms for ${what}`);
    await wait(200);
  }
}

/** Sends objects to the API server without keeping them, and says where its policies and Hasp tell different things of one. */
export async function compareAdmission(
  cluster: Cluster,
  objects: readonly JsonObject[],
  ids: ReadonlySet<string>,
  evaluator: Evaluator,
): Promise<AdmissionComparison> {
  const taken: Taken[] = [];
  const made = new Set<string>();
  for (const [i, object] of objects.entries()) {
    await provideNamespace(cluster, object, made);
    const mark = `sent-${i}`;
    const { status, body } = await send(cluster, completed(object), mark);
    // what it refuses by itself no policy sees
    if (status === 201) taken.push({ mark, object: body as JsonObject, operation: "CREATE" });
  }
  taken.push(await debugged(cluster));
  const told = failuresOf(cluster.auditLog);
  const differences: string[] = [];
  const silent = new Set(ids);
  let alike = 0;
  for (const one of taken) {
    const said = await judge(one, evaluator);
    const theirs = told.get(one.mark) ?? new Map<string, string>();
    for (const id of ids) {
      const ours = said.get(id) ?? [];
      const text = theirs.get(id) ?? "";
      if (text !== "") silent.delete(id);
      if (isAlike(ours, text)) alike += ours.length;
      else
        differences.push(
          `${id}\n  Hasp: ${ours.join("; ")}\n  CEL: ${text}\n  of ${JSON.stringify(one.object)}`,
        );
    }
  }
  return { objects: taken.length, alike, differences, silent: [...silent] };
}

/** An object as the API server was about to keep it. */
interface Taken {
  readonly mark: string;
  readonly object: JsonObject;
  readonly operation: string;
}

/** What Hasp says of an object that the administrator sends, by policies. */
async function judge(
  { object, operation }: Taken,
  evaluator: Evaluator,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const user = { name: "admin", groups: ["system:masters", "system:authenticated"] };
  const resource = { group: "", version: "v1", resource: pluralOf(String(object["kind"])) };
  const { inputs } = await inputsOf(object, {
    phase: "deploy",
    context: { time: "2026-11-24T12:00:00.000Z", request: { operation, resource, user } },
    images: unknownImages,
    ...(evaluator.needs && { needs: evaluator.needs }),
  });
  const said = new Map<string, string[]>();
  for (const input of inputs) {
    for (const { policy, message } of (await evaluator.evaluate(input)).violations) {
      // the API server cuts blanks off its ends
      const line = message.replaceAll(/[\n\r]/g, " ").trim();
      said.set(policy, [...(said.get(policy) ?? []), line]);
    }
  }
  return said;
}

/** A Pod that is there and gets a container for somebody who looks into it, which no Pod is made with. */
async function debugged({ admin }: Cluster): Promise<Taken> {
  const pods = "/api/v1/namespaces/default/pods";
  const pod = await admin.create(pods, {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "debugged" },
    spec: { containers: [{ name: "app", image: "app:1" }] },
  });
  pod.spec.ephemeralContainers = [
    { name: "look", image: "look", securityContext: { privileged: true, runAsUser: 0 } },
  ];
  const mark = "debugged";
  const path = `${pods}/debugged/ephemeralcontainers?dryRun=All&fieldManager=${mark}`;
  const { status, body } = await admin.ask("PUT", path, pod);
  if (status !== 200)
    throw new Error(`no container to look into a Pod: ${status} ${body?.message}`);
  return { mark, object: body as JsonObject, operation: "UPDATE" };
}

function send({ admin }: Cluster, object: JsonObject, mark: string): Promise<Answer> {
  const { apiVersion, kind, metadata } = object;
  const name = pluralOf(String(kind));
  const api = String(apiVersion).includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const namespace = clusterWide.has(String(kind))
    ? ""
    : `/namespaces/${objectOf(metadata)["namespace"]}`;
  return admin.ask("POST", `${api}${namespace}/${name}?dryRun=All&fieldManager=${mark}`, object);
}

function pluralOf(kind: string): string {
  const lower = kind.toLowerCase();
  if (lower.endsWith("s")) return lower === "endpoints" ? lower : `${lower}es`;
  return lower.endsWith("y") ? `${lower.slice(0, -1)}ies` : `${lower}s`;
}

async function provideNamespace(
  { admin }: Cluster,
  object: JsonObject,
  made: Set<string>,
): Promise<void> {
  const name = objectOf(object["metadata"])["namespace"];
  if (typeof name !== "string" || made.has(name) || !/^[a-z0-9-]{1,63}$/.test(name)) return;
  made.add(name);
  const head = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
  await admin.ask("POST", "/api/v1/namespaces", head);
  const path = `/api/v1/namespaces/${name}/serviceaccounts/default`;
  // Pods wait for it
  await until(path, async () => (await admin.ask("GET", path)).status === 200);
}

/** What the audit log says of each request: the messages of a policy by its id. */
function failuresOf(file: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, Map<string, string>>();
  for (const line of readFileSync(file, "utf8").split("\n")) {
    if (!line.includes(FAILURES)) continue;
    const { requestURI, annotations } = JSON.parse(line) as Json;
    const mark = new URL(requestURI, "https://any").searchParams.get("fieldManager");
    if (mark === null) continue;
    const texts = found.get(mark) ?? new Map<string, string>();
    for (const { policy, message } of JSON.parse(annotations[FAILURES]) as Json[]) {
      const id = String(policy).replace(/^hasp-/, "");
      const before = texts.get(id);
      texts.set(id, before === undefined ? message : `${before}; ${message}`);
    }
    found.set(mark, texts);
  }
  return found;
}

/** Whether a text holds these messages and nothing else, in any order. */
function isAlike(messages: readonly string[], text: string): boolean {
  if (text.endsWith(" ...")) return messages.length > 0;
  let rest = text;
  for (const message of messages.toSorted((a, b) => b.length - a.length)) {
    if (!rest.includes(message)) return false;
    rest = rest.replace(message, () => "");
  }
  return rest.replaceAll(/; ?/g, "").trim() === "";
}
