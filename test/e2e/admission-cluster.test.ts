import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endProcess, findLine } from "../../scripts/quickstart/hasp-process.ts";
import type { Json } from "../cluster/api.ts";
import { isBuilt, provideBinaries } from "../cluster/binaries.ts";
import {
  allowMallory,
  finishJob,
  forgedPod,
  forgedReplicaSet,
  hostile,
  makeDeployment,
  makeNamespace,
  mended,
  podsOf,
  replicaSetsOf,
  rollOut,
  runJob,
  runPods,
  scale,
  until,
} from "../cluster/scenarios.ts";
import { type Cluster, startCluster } from "../cluster/start-cluster.ts";
import { hasp, makeFolder, root, start } from "./hasp.ts";

const isWanted = isBuilt() || process.env["HASP_CLUSTER"] === "1";
if (!isWanted) {
  process.stderr.write(
    "- skipping the webhook on a real API server: building one takes 10 minutes; set HASP_CLUSTER=1\n",
  );
}

const SETTINGS = `
policies:
  unknown-image: {enforcement: off}
exceptions:
- id: EX-1
  policies: [privileged-container]
  owner: ana
  reason: a test
  expires: EXPIRES
  match: {names: [Deployment/excepted]}
scopes:
- name: sandboxes
  match: {namespaceLabels: {tier: [sandbox]}}
  policies:
    privileged-container: {enforcement: warn}
`;

describe.runIf(isWanted)("the webhook on a real API server", () => {
  const folder = makeFolder();
  const at = (name: string): string => join(folder.path, name);
  const env = { HASP_CACHE: at("cache") };
  const pods = "/api/v1/namespaces/shop/pods";
  let cluster: Cluster;
  let webhook: ReturnType<typeof start>;

  beforeAll(async () => {
    const say = (message: string) => void process.stderr.write(`- ${message}\n`);
    cluster = await startCluster(await provideBinaries(say));
    const { admin } = cluster;
    await makeNamespace(admin, "shop", { team: "blue" });
    await makeNamespace(admin, "sandbox", { tier: "sandbox" });
    for (const namespace of ["shop", "sandbox"]) await allowMallory(admin, namespace);
    for (const name of ["app", "excepted"]) await makeDeployment(admin, name, hostile);
    for (const name of ["app", "excepted"]) await runPods(admin, name, 3);
    await runJob(admin, "import", hostile);
    await runPods(admin, "import", 1);
    await allowWebhook();
    await startWebhook();
  }, 1_800_000);

  afterAll(async () => {
    if (webhook) await endProcess(webhook);
    await cluster?.end();
    folder[Symbol.dispose]();
  });

  /** The webhook may do what the guide says that it needs, and nothing else. */
  async function allowWebhook(): Promise<void> {
    const guide = readFileSync(join(root, "docs/guides/in-the-cluster.md"), "utf8");
    const role = /```yaml\n(apiVersion: rbac[\s\S]+?)```/.exec(guide)?.[1];
    const path = "/apis/rbac.authorization.k8s.io/v1";
    const made = await cluster.admin.ask("POST", `${path}/clusterroles`, role, "application/yaml");
    expect(made.status).toBe(201);
    const { name } = made.body.metadata;
    const apiGroup = "rbac.authorization.k8s.io";
    await cluster.admin.create(`${path}/clusterrolebindings`, {
      metadata: { name },
      roleRef: { apiGroup, kind: "ClusterRole", name },
      subjects: [{ apiGroup, kind: "User", name: "webhook" }],
    });
  }

  async function startWebhook(): Promise<void> {
    const expires = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    writeFileSync(at("settings.yaml"), SETTINGS.replace("EXPIRES", expires));
    const certificate = ["admission", "certificate", folder.path];
    await hasp([...certificate, "--url", "https://127.0.0.1/validate"], { env });
    const files = ["--certificate", at("tls.crt"), "--private-key", at("tls.key")];
    const settings = ["--settings", at("settings.yaml")];
    const options = ["--listen", "127.0.0.1:0", "--kubeconfig", cluster.kubeconfig("webhook")];
    const serve = ["admission", "serve", "--failure-policy", "allow"];
    webhook = start([...serve, ...options, ...settings, ...files], { env });
    const findPort = (line: string) => /127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    const port = await findLine(webhook.stderr, 60_000, findPort);
    const text = readFileSync(at("webhook.yaml"), "utf8");
    const { status } = await cluster.admin.ask(
      "POST",
      "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
      text.replaceAll("https://127.0.0.1/", `https://127.0.0.1:${port}/`),
      "application/yaml",
    );
    expect(status).toBe(201);
    const probe = pod("probe", hostile);
    const isDenied = async () => (await create("?dryRun=All", probe)).status === 403;
    await until("the webhook", isDenied);
  }

  const pod = (name: string, ...containers: Json[]) => ({
    metadata: { name },
    spec: { containers },
  });
  const create = (query: string, object: Json) => cluster.mallory.ask("POST", pods + query, object);

  test("a privileged Pod is denied, with what is wrong and where", async () => {
    const { status, body } = await create("", pod("evil", hostile));
    expect(status).toBe(403);
    expect(body.message).toMatch(
      /privileged-container[\s\S]+at \/spec\/containers\/0\/securityContext/,
    );
  });

  test("issue 6, wrong today 2: a Deployment with an old violating template rolls out its fix", async () => {
    await rollOut(cluster.admin, "app", mended);
    const running = await podsOf(cluster.admin, "app");
    expect(running.map(({ spec }) => spec.containers[0].securityContext.privileged)).toEqual([
      false,
      false,
      false,
    ]);
  });

  test("issue 6, wrong today 2: a Job's Pod loses its finalizer", async () => {
    await finishJob(cluster.admin, "import");
  });

  test("issue 6, wrong today 2 and 3: an excepted Deployment goes to nothing and comes back", async () => {
    await scale(cluster.admin, "excepted", 0);
    const isGone = async () => (await podsOf(cluster.admin, "excepted")).length === 0;
    await until("no Pods of excepted", isGone);
    await scale(cluster.admin, "excepted", 1);
    expect(await runPods(cluster.admin, "excepted", 1)).toHaveLength(1);
  });

  test("issue 6, wrong today 3: owner references by hand take no exception", async () => {
    const { admin, mallory } = cluster;
    const [old] = await replicaSetsOf(admin, "excepted");
    const deployment = await admin.get("/apis/apps/v1/namespaces/shop/deployments/excepted");
    expect(await create("", forgedPod(old))).toMatchObject({ status: 403 });
    const replicaSets = "/apis/apps/v1/namespaces/shop/replicasets";
    const forged = forgedReplicaSet(deployment, old);
    expect(await mallory.ask("POST", replicaSets, forged)).toMatchObject({ status: 403 });
  });

  test("issue 6, wrong today 9: a scope by the namespace's labels holds, as they are now", async () => {
    const { admin, mallory } = cluster;
    const path = "/api/v1/namespaces/sandbox/pods";
    const first = await mallory.ask("POST", path, pod("first", hostile));
    expect(first).toMatchObject({
      status: 201,
      warnings: expect.arrayContaining([expect.stringContaining("privileged-container")]),
    });
    await admin.patch("/api/v1/namespaces/sandbox", { metadata: { labels: { tier: null } } });
    const query = "?dryRun=All";
    await until("the label's end", async () => {
      const second = await mallory.ask("POST", path + query, pod("second", hostile));
      return second.status === 403;
    });
  });

  test.each([
    ["an image that is none", pod("a", { ...hostile, image: "NGINX/Bad:1" })],
    [
      "501 containers",
      pod("b", ...Array.from({ length: 501 }, (_, i) => ({ ...hostile, name: `c${i}` }))),
    ],
    [
      "variables without end",
      pod("c", {
        ...hostile,
        env: Array.from({ length: 20_000 }, (_, i) => ({ name: `V${i}`, value: "<" })),
      }),
    ],
    [
      "a body blown up by escaping",
      {
        ...pod("d", hostile),
        metadata: { name: "d", annotations: { a: "<".repeat(250_000) } },
      },
    ],
  ])("issue 6, wrong today 7: %s passes by no failure policy", async (_, object) => {
    const { status } = await create("", object);
    expect([403, 422]).toContain(status);
  });

  test("the audit log holds what was decided", async () => {
    const lines = () => readFileSync(cluster.auditLog, "utf8");
    await until("the audit log", async () =>
      lines().includes('"workload.admission.hasp.dev/verdict":"deny"'),
    );
    expect(lines()).toContain('"workload.admission.hasp.dev/excepted":"privileged-container=EX-1"');
  });
});
