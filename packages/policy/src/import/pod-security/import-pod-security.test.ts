import { expect, test } from "vitest";
import { localCompiler } from "../../compiler/local-compiler.ts";
import { isTest } from "../../library/library-file.ts";
import { readLibrary, shippedLibrary } from "../../library/read-library.ts";
import { compileEngine, container, deployment } from "../../testing/engine.ts";
import { importPolicies } from "../import-policies.ts";
import { importPodSecurity } from "./import-pod-security.ts";

const namespace = (name: string, labels: Readonly<Record<string, string>> = {}) => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: {
    name,
    labels: Object.fromEntries(
      Object.entries(labels).map(([mode, said]) => [`pod-security.kubernetes.io/${mode}`, said]),
    ),
  },
});

const read = (...objects: object[]) =>
  importPodSecurity([
    { place: "a.yaml", text: objects.map((one) => JSON.stringify(one)).join("\n---\n") },
  ]);

test("what a namespace enforces holds for its Pods where its labels cannot be seen", async () => {
  const text = JSON.stringify({
    apiVersion: "v1",
    kind: "List",
    items: [
      namespace("shop", { enforce: "baseline" }),
      namespace("infra", { enforce: "privileged" }),
    ],
  });
  const { files } = await importPolicies("pod-security", [{ place: "a", text }], localCompiler);
  const settings = JSON.parse(files[0]?.text ?? "");
  const shipped = (await readLibrary([shippedLibrary])).filter((file) =>
    file.name.startsWith("pod-security/"),
  );
  const engine = await compileEngine(shipped.filter((file) => !isTest(file)));
  const own = { network: "host", pid: "own", ipc: "own", uts: "own", user: "own", cgroup: "own" };
  const pod = {
    at: "/spec/template/spec",
    volumes: [],
    security: { sysctls: [] },
    hostNetwork: true,
  };
  const containers = [
    container("a", "acme/web", { effective: { privileged: false, hostNamespaces: own } }),
  ];
  const inputs = ["shop", "infra", "other"].map((name) =>
    deployment({ namespace: name, pod, containers }),
  );
  const decisions = await engine.judgeAll(inputs, settings);
  const found = decisions.map(({ violations }) => violations.map(({ policy }) => policy));
  expect(found[0]).toContain("pod-security-host-namespaces");
  expect(found.slice(1)).toEqual([[], []]);
}, 120_000);

test("each label that is no setting is said", async () => {
  const { items, files } = await read(
    namespace("a", { enforce: "restricted", "enforce-version": "v1.30" }),
    namespace("b", { enforce: "strict", "enforce-version": "1.30", warn: "baseline" }),
    namespace("c", { audit: "baseline" }),
  );
  expect(items.map(({ name, state, reasons }) => [name, state, reasons.length])).toEqual([
    ["a", "imported", 0],
    ["b", "partly", 3],
    ["c", "left-out", 2],
  ]);
  expect(JSON.parse(files[0]?.text ?? "").scopes).toMatchObject([
    {
      match: { namespaces: ["a"] },
      policies: {
        "pod-security-labels": { parameters: { level: "restricted", version: "v1.30" } },
      },
    },
    {
      match: { namespaces: ["b"] },
      policies: {
        "pod-security-labels": { parameters: { level: "restricted", version: "latest" } },
      },
    },
  ]);
});

test.each([
  ["a Pod", [{ apiVersion: "v1", kind: "Pod", metadata: { name: "a" } }], /no Namespace of v1/],
  ["nothing", [], /no Namespace/],
  ["a name that is a pattern", [namespace("*")], /no name that Kubernetes takes/],
  ["a namespace twice", [namespace("a"), namespace("a")], /the Namespace a is there twice/],
])("refuses %s", async (_, objects, message) => {
  await expect(read(...objects)).rejects.toMatchObject({
    code: "IMPORT_INVALID",
    message: expect.stringMatching(message),
  });
});
