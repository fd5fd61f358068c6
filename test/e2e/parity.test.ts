import { join } from "node:path";
import { createInterface } from "node:readline";
import { connectDocker } from "@hasp/runtime";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { endProcess, findLine } from "../../scripts/quickstart/hasp-process.ts";
import { creationReview, postReview } from "../../scripts/quickstart/post-review.ts";
import { hasp, makeFolder, start } from "./hasp.ts";
import { loadImage } from "./image.ts";

const docker = inject("docker");
const folder = makeFolder();
const env = { HASP_CACHE: join(folder.path, "cache") };
const children: ReturnType<typeof start>[] = [];

const deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "shop", labels: { app: "web" } },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: {
        containers: [
          {
            name: "web",
            image: "docker.io/library/parity:1.0",
            securityContext: { privileged: true },
          },
        ],
      },
    },
  },
};

const review = creationReview(deployment);

afterAll(async () => {
  for (const child of children) await endProcess(child);
  folder[Symbol.dispose]();
});

beforeAll(async () => {
  // the first use compiles the library; what follows finds it in the cache
  expect((await hasp(["bundle", "inspect"], { env })).code).toBe(0);
});

interface Judged {
  readonly digest: string;
  readonly policies: string[];
}

async function judgedByManifest(): Promise<Judged> {
  const { code, stdout } = await hasp(["check", "manifest", "-", "-f", "json"], {
    env,
    input: JSON.stringify(deployment),
  });
  expect(code).toBe(1);
  const [decision] = JSON.parse(stdout).decisions;
  return { digest: decision.bundle.digest, policies: decision.violations.map(policyOf) };
}

async function judgedByWebhook(): Promise<Judged & { message: string }> {
  const url = "https://localhost:8443/validate";
  const made = await hasp(["admission", "certificate", folder.path, "--url", url], { env });
  expect(made).toMatchObject({ code: 0 });
  const server = start(
    [
      "admission",
      "serve",
      "--listen",
      "127.0.0.1:0",
      "--certificate",
      join(folder.path, "tls.crt"),
      "--private-key",
      join(folder.path, "tls.key"),
      "--log-format",
      "json",
    ],
    { env },
  );
  children.push(server);
  const port = Number(
    await findLine(server.stderr, 60_000, (line) => /127\.0\.0\.1:(\d+)/.exec(line)?.[1]),
  );
  const { response } = await postReview(port, join(folder.path, "ca.crt"), review);
  expect(response.uid).toBe(review.request.uid);
  expect(response.allowed).toBe(false);
  expect(response.status?.code).toBe(403);
  const annotations = response.auditAnnotations;
  return {
    digest: annotations["bundle-digest"] ?? "",
    policies: (annotations["violations"] ?? "").split(",").map((one) => one.split("=")[0] ?? ""),
    message: response.status?.message ?? "",
  };
}

async function judgedByAgent(host: string): Promise<Judged> {
  const engine = connectDocker(host);
  const image = await loadImage(host, folder.path, "docker.io/library/parity:1.0");
  const agent = start(["agent", "--interval", "250"], { env: { ...env, DOCKER_HOST: host } });
  children.push(agent);
  const alerts = createInterface({ input: agent.stdout ?? process.stdin });
  const container = await engine.createContainer({
    name: "web",
    Image: image,
    Cmd: ["/bin/sleep", "60"],
    HostConfig: { Privileged: true, NetworkMode: "none", Runtime: "reduced" },
  });
  await container.start();
  try {
    for await (const line of alerts) {
      const alert = JSON.parse(line);
      if (alert.type !== "alert" || alert.decision.subject.kind !== "container") continue;
      expect(alert).toMatchObject({ coverage: "sampled", container: { name: "web" } });
      expect(alert.image.id).toMatch(/^sha256:/);
      return {
        digest: alert.decision.bundle.digest,
        policies: alert.decision.violations.map(policyOf),
      };
    }
  } finally {
    await container.remove({ force: true });
  }
  throw new Error("the agent ended without an alert");
}

const policyOf = (violation: { policy: string }): string => violation.policy;

test.skipIf("missing" in docker)(
  `one privileged container, one policy and one bundle in all three phases${"missing" in docker ? `: ${docker.missing}` : ""}`,
  async () => {
    const build = await judgedByManifest();
    const deploy = await judgedByWebhook();
    const run = await judgedByAgent("host" in docker ? docker.host : "");
    for (const judged of [build, deploy, run]) {
      expect(judged.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
      expect(judged.digest).toBe(build.digest);
      expect(judged.policies).toContain("privileged-container");
    }
    expect(deploy.message).toContain("privileged-container");
    expect(deploy.message).toContain("/spec/template/spec/containers/0/securityContext/privileged");
  },
);
