import "reflect-metadata";
import { webcrypto } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from "@peculiar/x509";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { connectCluster } from "./connect-cluster.ts";

// The real API server is asked in test/e2e/admission-cluster.test.ts; here it is one that answers as a test wants.

const folder = mkdtempSync(join(tmpdir(), "hasp-kubeconfig-"));
afterAll(() => rmSync(folder, { recursive: true }));

const tls = await selfSigned();

/** A certificate for 127.0.0.1 and its key, both in PEM. */
async function selfSigned(): Promise<{ readonly cert: string; readonly key: string }> {
  const keys = await webcrypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ]);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: "CN=127.0.0.1",
      keys,
      extensions: [new SubjectAlternativeNameExtension([{ type: "ip", value: "127.0.0.1" }])],
    },
    webcrypto,
  );
  const key = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey));
  const body = key.toString("base64").replace(/.{64}/g, "$&\n");
  return {
    cert: certificate.toString("pem"),
    key: `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`,
  };
}

const namespace = (name: string, labels: object, resourceVersion: string) => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels, resourceVersion },
});

type Answer = (response: ServerResponse) => void;
const json =
  (body: object, status = 200): Answer =>
  (response) => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };

/** An API server that answers GETs by their path without the query, and watches by `?watch`. */
async function serve(answers: Readonly<Record<string, Answer>>) {
  const asked: string[] = [];
  let connections = 0;
  const server = createServer({ cert: tls.cert, key: tls.key }, ({ url = "" }, response) => {
    asked.push(url);
    const { pathname, searchParams } = new URL(url, "http://localhost");
    const answer = answers[searchParams.has("watch") ? `${pathname}?watch` : pathname];
    if (answer) answer(response);
    else json({ kind: "Status", message: "not found" }, 404)(response);
  });
  server.on("secureConnection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const kubeconfig = join(folder, `${port}.json`);
  const config = {
    clusters: [
      {
        name: "a",
        cluster: {
          server: `https://127.0.0.1:${port}`,
          "certificate-authority-data": Buffer.from(tls.cert).toString("base64"),
        },
      },
    ],
    users: [{ name: "a", user: { token: "t" } }],
    contexts: [{ name: "a", context: { cluster: "a", user: "a" } }],
    "current-context": "a",
  };
  writeFileSync(kubeconfig, JSON.stringify(config));
  const problems: unknown[] = [];
  const cluster = await connectCluster({
    access: { kubeconfig },
    now: () => new Date(),
    onProblem: (error) => problems.push(error),
  });
  onTestFinished(async () => {
    await cluster.close();
    server.closeAllConnections();
    server.close();
  });
  return { cluster, asked, problems, connections: () => connections };
}

const soon = () => AbortSignal.timeout(2000);

test("keeps namespaces as a watch tells of them, and asks for those that it has not told of yet", async () => {
  let watched: ServerResponse | undefined;
  const { cluster, asked } = await serve({
    "/api/v1/namespaces": json({
      kind: "NamespaceList",
      metadata: { resourceVersion: "5" },
      items: [namespace("shop", { team: "blue" }, "3")],
    }),
    "/api/v1/namespaces?watch": (response) => {
      watched = response;
      response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
    },
    "/api/v1/namespaces/new": json(namespace("new", { team: "red" }, "7")),
  });
  await expect.poll(() => watched).toBeDefined();
  expect(await cluster.findNamespace("shop", soon())).toEqual({
    name: "shop",
    labels: { team: "blue" },
    annotations: {},
  });
  expect(await cluster.findNamespace("new", soon())).toMatchObject({ labels: { team: "red" } });
  expect(await cluster.findNamespace("none", soon())).toBeUndefined();
  expect(asked).not.toContain("/api/v1/namespaces/shop");

  const event = { type: "MODIFIED", object: namespace("shop", { team: "green" }, "8") };
  watched?.write(`${JSON.stringify(event)}\n`);
  const labels = async () => (await cluster.findNamespace("shop", soon()))?.labels;
  await expect.poll(labels).toEqual({ team: "green" });
});

test("asks for each namespace while the watch is refused, and says so", async () => {
  const { cluster, asked, problems } = await serve({
    "/api/v1/namespaces": json({ kind: "Status", message: "forbidden" }, 403),
    "/api/v1/namespaces/shop": json(namespace("shop", { team: "blue" }, "3")),
  });
  await expect.poll(() => problems.length).toBeGreaterThan(0);
  expect(await cluster.findNamespace("shop", soon())).toMatchObject({ labels: { team: "blue" } });
  expect(asked).toContain("/api/v1/namespaces/shop");
});

test("finds objects where the API serves their kind, and says what cannot be asked", async () => {
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "a", uid: "u" } };
  const { cluster, connections } = await serve({
    "/api/v1": json({
      resources: [
        { name: "pods", kind: "Pod", namespaced: true },
        { name: "secrets", kind: "Secret", namespaced: true },
        { name: "silent", kind: "Silent", namespaced: true },
      ],
    }),
    "/api/v1/namespaces/shop/pods/a": json(pod),
    "/api/v1/namespaces/shop/secrets/a": json({ kind: "Status", message: "forbidden" }, 403),
    "/api/v1/namespaces/shop/silent/a": () => undefined,
  });
  const before = connections();
  const find = (kind: string, name: string, signal = soon()) =>
    cluster.findObject({ apiVersion: "v1", kind, name, namespace: "shop" }, signal);
  expect(await find("Pod", "a")).toEqual(pod);
  expect(await find("Pod", "b")).toBeUndefined();
  expect(await find("Unheard", "a")).toBeUndefined();
  for (let i = 0; i < 20; i += 1) await find("Pod", "a");
  // beside ours, those of the list and the watch
  expect(connections() - before).toBeLessThanOrEqual(4);
  const unreachable = { code: "CLUSTER_UNREACHABLE", hint: expect.any(String) };
  await expect(find("Secret", "a")).rejects.toMatchObject(unreachable);
  await expect(find("Silent", "a", AbortSignal.timeout(50))).rejects.toMatchObject(unreachable);
});

test.each([
  ["is not there", undefined],
  ["is no YAML", "{"],
  ["is empty", "{}"],
  ["names no cluster", '{"clusters":[],"contexts":[],"users":[],"current-context":"a"}'],
])("refuses a kubeconfig that %s", async (_, text) => {
  const kubeconfig = join(folder, `bad-${Math.random()}`);
  if (text !== undefined) writeFileSync(kubeconfig, text);
  const options = { now: () => new Date(), onProblem: () => undefined };
  await expect(connectCluster({ access: { kubeconfig }, ...options })).rejects.toMatchObject({
    code: "KUBECONFIG_INVALID",
    hint: expect.any(String),
  });
});
