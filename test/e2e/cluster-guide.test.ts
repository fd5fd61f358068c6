import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isBuilt, provideBinaries } from "../cluster/binaries.ts";
import { until } from "../cluster/scenarios.ts";
import { type Cluster, startCluster } from "../cluster/start-cluster.ts";
import { blocksOf, commandsOf } from "./guide-blocks.ts";
import { makeFolder, root } from "./hasp.ts";

const hasKubectl = (process.env["PATH"] ?? "")
  .split(delimiter)
  .some((folder) => existsSync(join(folder, "kubectl")));
const isWanted = hasKubectl && (isBuilt() || process.env["HASP_CLUSTER"] === "1");
if (!isWanted) {
  process.stderr.write(
    "- skipping the guide into the cluster: it needs kubectl and an API server, which takes 10 minutes to build; set HASP_CLUSTER=1\n",
  );
}

const guide = readFileSync(join(root, "docs/guides/in-the-cluster.md"), "utf8");

// The cluster has an API server and controllers and nothing that runs Pods: whoever follows the guide here meets the worst
// case, in which nobody ever answers.
describe.runIf(isWanted)("the guide into the cluster locks nobody out", () => {
  const folder = makeFolder();
  let cluster: Cluster;
  let kubeconfig: string;

  beforeAll(async () => {
    const say = (message: string) => void process.stderr.write(`- ${message}\n`);
    cluster = await startCluster(await provideBinaries(say));
    kubeconfig = cluster.kubeconfig("admin");
    for (const { file, text } of blocksOf(guide)) {
      if (file !== undefined) writeFileSync(join(folder.path, file), text);
    }
    const hasp = join(root, "packages/cli/bin/hasp.js");
    const script = `#!/bin/sh\nexec "${process.execPath}" "${hasp}" "$@"\n`;
    writeFileSync(join(folder.path, "hasp"), script, { mode: 0o755 });
  }, 1_800_000);

  afterAll(async () => {
    await cluster?.end();
    folder[Symbol.dispose]();
  });

  /** Follows the guide from one command to another, both included. */
  function follow(first: string, last: string): string {
    const commands = commandsOf(guide);
    const from = commands.findIndex((line) => line.startsWith(first));
    const to = commands.findIndex((line, index) => index >= from && line.startsWith(last));
    expect([from, to], `${first} to ${last}`).not.toContain(-1);
    // nothing here can roll out
    const lines = commands.slice(from, to + 1).filter((line) => !line.includes("rollout status"));
    const { status, stdout, stderr } = spawnSync("sh", ["-ec", lines.join("\n")], {
      cwd: folder.path,
      env: {
        ...process.env,
        PATH: `${folder.path}:${process.env["PATH"]}`,
        HASP_CACHE: join(folder.path, "cache"),
        KUBECONFIG: kubeconfig,
      },
      encoding: "utf8",
      timeout: 100_000,
    });
    expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
    return stdout;
  }

  let made = 0;
  async function createPod(namespace: string): Promise<number> {
    made += 1;
    const { status } = await cluster.admin.ask("POST", `/api/v1/namespaces/${namespace}/pods`, {
      metadata: { name: `pod-${made}` },
      spec: { containers: [{ name: "a", image: "registry.k8s.io/pause" }] },
    });
    return status;
  }

  test("what answers is taken by the API server, down to its Pods", async () => {
    follow("openssl ecparam", "hasp admission certificate");
    follow("kubectl create namespace hasp-system", "kubectl apply -f role.yaml");
    await until("two Pods of hasp", async () => {
      const { items } = await cluster.admin.get("/api/v1/namespaces/hasp-system/pods");
      return items.length === 2;
    });
  });

  test("the first configuration lets through while nobody answers, as the guide tells", async () => {
    const said = follow("kubectl apply -f tls/webhook.yaml", "kubectl --namespace hasp-probe run");
    expect(said).toContain("pod/probe created (server dry run)");
    expect(await createPod("default")).toBe(201);
  });

  test("under Fail the namespaces that mend the cluster stay open, and one command opens all", async () => {
    follow("kubectl --namespace hasp-system set env", "sed ");
    await until("the refusal", async () => (await createPod("default")) >= 400);
    for (const namespace of ["hasp-system", "kube-system"]) {
      expect(await createPod(namespace), namespace).toBe(201);
    }
    const [undo = ""] = commandsOf(guide).filter((line) =>
      line.startsWith("kubectl delete validatingwebhookconfiguration"),
    );
    follow(undo, undo);
    await until("the end of refusals", async () => (await createPod("default")) === 201);
  });
});
