import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createCertificates, webhookConfiguration } from "@hasp/admission";
import type { Json } from "./api.ts";
import { provideBinaries } from "./binaries.ts";
import {
  allowMallory,
  finishJob,
  forgedPod,
  forgedReplicaSet,
  hostile,
  makeDeployment,
  makeNamespace,
  mended,
  NAMESPACE,
  podsOf,
  replicaSetsOf,
  rollOut,
  runJob,
  runPods,
  scale,
  until,
} from "./scenarios.ts";
import { startCluster } from "./start-cluster.ts";

// Records what a real API server asks a webhook into test/fixtures/reviews, with what it held at that moment of those who own
// the object. To be run again when the scenarios change, and biome after it: node --conditions=@hasp/source test/cluster/record-reviews.ts

interface Recorded {
  readonly request: Json;
  readonly cluster: readonly Json[];
}

const target = join(import.meta.dirname, "../fixtures/reviews");
const say = (message: string): void => void process.stderr.write(`- ${message}\n`);

const cluster = await startCluster(await provideBinaries(say));
const { admin, mallory } = cluster;
const recorded: Recorded[] = [];

const names = { dnsNames: [], ipAddresses: ["127.0.0.1"], days: 1, now: new Date() };
const tls = await createCertificates(names);
const server = createServer({ cert: tls.cert, key: tls.key }, async (incoming, outgoing) => {
  let text = "";
  for await (const part of incoming.setEncoding("utf8")) text += part;
  const { apiVersion, kind, request } = JSON.parse(text);
  recorded.push({ request: trimmed(request), cluster: (await heldFor(request)).map(trimmed) });
  outgoing.setHeader("content-type", "application/json");
  outgoing.end(JSON.stringify({ apiVersion, kind, response: { uid: request.uid, allowed: true } }));
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

try {
  say("making what was there before the webhook");
  await makeNamespace(admin);
  await allowMallory(admin);
  for (const name of ["app", "excepted"]) await makeDeployment(admin, name, hostile);
  for (const name of ["app", "excepted"]) await runPods(admin, name, 3);
  await runJob(admin, "import", hostile);
  await runPods(admin, "import", 1);
  const { port } = server.address() as AddressInfo;
  await admin.create(
    "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
    webhookConfiguration({
      name: "recorder.hasp.dev",
      client: { url: `https://127.0.0.1:${port}/validate` },
      caBundle: tls.caBundle,
      failurePolicy: "deny",
    }),
  );
  await until("the webhook", async () => {
    const probe = { metadata: { name: "probe" }, spec: { containers: [mended] } };
    await mallory.ask("POST", `/api/v1/namespaces/${NAMESPACE}/pods?dryRun=All`, probe);
    return recorded.length > 0;
  });

  say("what a cluster does of its own accord");
  await rollOut(admin, "app", mended);
  const [old] = await replicaSetsOf(admin, "excepted");
  await scale(admin, "excepted", 0);
  await until("no Pods of excepted", async () => (await podsOf(admin, "excepted")).length === 0);
  await scale(admin, "excepted", 1);
  const [pod] = await runPods(admin, "excepted", 1);
  await finishJob(admin, "import");

  say("owner references by hand");
  const deployment = await admin.get(`/apis/apps/v1/namespaces/${NAMESPACE}/deployments/excepted`);
  await mallory.create(`/api/v1/namespaces/${NAMESPACE}/pods`, forgedPod(old));
  const replicaSets = `/apis/apps/v1/namespaces/${NAMESPACE}/replicasets`;
  await mallory.create(replicaSets, forgedReplicaSet(deployment, old));
  await until("the Pod of the forged ReplicaSet", async () => madeBy("forged") !== undefined);
  await until("the release of the forged Pod", async () => released() !== undefined);

  say("reaching into a Pod, and deleting a Deployment");
  const path = `/api/v1/namespaces/${NAMESPACE}/pods/${pod.metadata.name}`;
  await admin.ask("GET", `${path}/exec?command=sh&container=app&stdin=true`);
  await admin.ask("DELETE", `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/app`);
  await until("the deletion", async () => of("DELETE", "Deployment", "app") !== undefined);
} finally {
  server.close();
  server.closeAllConnections();
  await cluster.end();
}

mkdirSync(target, { recursive: true });
const oldApp = (one: Recorded): boolean =>
  one.request.oldObject?.spec?.template?.spec?.containers?.[0]?.securityContext?.privileged ===
  true;
const chosen: Readonly<Record<string, Recorded | undefined>> = {
  "rollout-deployment": of("UPDATE", "Deployment", "app"),
  "rollout-new-replicaset": of("CREATE", "ReplicaSet", "app-"),
  "rollout-old-replicaset": of("UPDATE", "ReplicaSet", "app-", oldApp),
  "rollout-new-pod": of("CREATE", "Pod", "app-"),
  "replicaset-to-zero": of("UPDATE", "ReplicaSet", "excepted-", replicas(0)),
  "replicaset-back-to-one": of("UPDATE", "ReplicaSet", "excepted-", replicas(1)),
  "pod-by-replicaset": of("CREATE", "Pod", "excepted-"),
  "job-pod-without-finalizer": of("UPDATE", "Pod", "import-"),
  "forged-pod": of("CREATE", "Pod", "forged-pod"),
  "forged-pod-released": released(),
  "forged-replicaset": of("CREATE", "ReplicaSet", "forged"),
  "forged-replicaset-pod": madeBy("forged"),
  exec: of("CONNECT", "PodExecOptions", "excepted-"),
  deletion: of("DELETE", "Deployment", "app"),
};
for (const [name, one] of Object.entries(chosen)) {
  if (!one) throw new Error(`nothing was recorded of ${name}`);
  writeFileSync(join(target, `${name}.json`), `${JSON.stringify(one, null, 2)}\n`);
}

function of(
  operation: string,
  kind: string,
  name: string,
  fits: (one: Recorded) => boolean = () => true,
): Recorded | undefined {
  return recorded.find(
    (one) =>
      one.request.operation === operation &&
      one.request.kind.kind === kind &&
      one.request.name?.startsWith(name) &&
      fits(one),
  );
}

function replicas(count: number) {
  return ({ request }: Recorded): boolean => request.object.spec.replicas === count;
}

/** A Pod that the controller makes for a ReplicaSet that was written by hand. */
function madeBy(replicaSet: string): Recorded | undefined {
  return recorded.find(
    ({ request }) =>
      request.kind.kind === "Pod" &&
      request.object?.metadata.ownerReferences?.[0]?.name === replicaSet &&
      request.userInfo.username !== "mallory",
  );
}

function released(): Recorded | undefined {
  return of("UPDATE", "Pod", "forged-pod", (one) => !one.request.object.metadata.ownerReferences);
}

/** The namespace, the target of a connection, and those who own the object, as the API server has them now. */
async function heldFor({ namespace, object, resource, name, subResource }: Json): Promise<Json[]> {
  if (!namespace) return [];
  const held = [await admin.get(`/api/v1/namespaces/${namespace}`)];
  if (subResource)
    held.push(await admin.get(`/api/v1/namespaces/${namespace}/${resource.resource}/${name}`));
  let [owner] = object?.metadata?.ownerReferences ?? [];
  while (owner) {
    const plural = `${owner.kind.toLowerCase()}s`;
    const found = await admin.ask(
      "GET",
      `/apis/${owner.apiVersion}/namespaces/${namespace}/${plural}/${owner.name}`,
    );
    if (found.status !== 200) break;
    held.push(found.body);
    [owner] = found.body.metadata.ownerReferences ?? [];
  }
  return held;
}

/** Without what nobody reads: who set which field, and what became of the object. */
function trimmed(value: Json): Json {
  if (Array.isArray(value)) return value.map(trimmed);
  if (typeof value !== "object" || value === null) return value;
  const noise = ["managedFields", "status", "requestKind", "requestResource", "requestSubResource"];
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !noise.includes(key))
      .map(([key, member]) => [key, trimmed(member)]),
  );
}
