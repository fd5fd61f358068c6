import {
  buildBundle,
  compileLibrary,
  createInlineEvaluator,
  type Evaluator,
  type InputOf,
  localCompiler,
  openBundle,
  type RunningWorkload,
  readLibrary,
  shippedLibrary,
} from "@hasp/policy";
import { expect, test } from "vitest";
import { containerInput } from "./agent/run-inputs.ts";
import { inspectedFiles } from "./docker/file-origin.ts";
import { readInspection } from "./docker/inspection.ts";
import { findWorkload, ownLabels } from "./docker/running-workload.ts";
import { toContainer } from "./docker/to-container.ts";
import { plainEngine, recorded, summary } from "./testing/recorded.ts";

const time = "2026-11-24T12:00:00.000Z";
const hostNamespaces = {
  network: "own",
  pid: "own",
  ipc: "own",
  uts: "own",
  user: "host",
  cgroup: "own",
} as const;

const policy = `# METADATA
# scope: package
# title: Memory without a limit
# description: For tests.
# custom:
#   id: no-limit
#   severity: high
#   subjects: [workload, container]
#   phases: [deploy, run]
#   remediation: Set a limit.
#   references: []
package hasp.policies.container.no_limit

import data.hasp.lib.containers

violations contains {"message": "there is no limit", "path": path} if {
	some path, container in containers.all
	not container.resources.limits.memory
}
`;

async function evaluatorWith(match: object): Promise<Evaluator> {
  const library = (await readLibrary([shippedLibrary])).filter(
    ({ name }) => name.startsWith("lib/") && !name.endsWith("_test.rego"),
  );
  const name = "container/no-limit.rego";
  const exception = {
    id: "EX-1",
    policies: ["no-limit"],
    owner: "web",
    reason: "moves next week",
    expires: "2026-12-24",
    match,
  };
  const compiled = await compileLibrary({
    files: [...library, { name, place: name, text: policy }],
    compiler: localCompiler,
    settings: { exceptions: [exception] },
    dataOptions: { now: new Date(time) },
  });
  return createInlineEvaluator(await openBundle(await buildBundle(compiled)));
}

function inspected() {
  const read = readInspection(recorded("kubernetes"));
  if (!read) throw new Error("kubernetes is no inspection");
  const { container } = toContainer(read.inspection, {
    image: summary,
    engine: plainEngine,
    hostNamespaces,
    labels: ownLabels(read.inspection.Config.Labels ?? {}, {}),
    boundVolumes: new Map(),
  });
  return { container: { ...container, name: "app" }, inspection: read.inspection };
}

/** The Deployment that somebody applies. */
function deployed(): InputOf<"workload"> {
  const { id: _, ...container } = inspected().container;
  return {
    contract: 1,
    phase: "deploy",
    kind: "workload",
    context: { time },
    workload: {
      apiVersion: "apps/v1",
      kind: "Deployment",
      name: "web",
      namespace: "shop",
      labels: { app: "web" },
      annotations: {},
      owners: [],
      pod: {
        at: "/spec/template/spec",
        labels: { app: "web" },
        annotations: {},
        hostAliases: [],
        nodeSelector: {},
        tolerations: [],
        topologySpread: [],
        imagePullSecrets: [],
        readinessGates: [],
        security: { sysctls: [] },
        volumes: [],
        resourceClaims: [],
      },
      containers: [container],
    },
  };
}

/** The container that it became, as cri-dockerd's labels and whoever knows its Pod say it. */
async function running(top: RunningWorkload["top"]): Promise<InputOf<"container">> {
  const { container, inspection } = inspected();
  const { workload, problems } = await findWorkload({
    containerName: inspection.Name.slice(1),
    labels: inspection.Config.Labels ?? {},
    imageLabels: {},
    source: {
      find: async ({ uid, namespace, name }) => ({
        apiVersion: "v1",
        kind: "Pod",
        name,
        namespace,
        uid,
        labels: { app: "web" },
        ...(top && { top }),
      }),
    },
  });
  const watched = {
    container,
    ...(workload && { workload }),
    problems,
    object: {},
    files: inspectedFiles(inspection),
    pid: 7,
    startedAt: "",
    isRunning: true,
  };
  return containerInput(watched, { context: { time }, needs: {}, lost: 0 });
}

const web = { apiVersion: "apps/v1", kind: "Deployment", name: "web", verified: true };

// issue 6, item 4: the same container was excepted at deploy and denied at run
test.each([
  ["namespace", { namespaces: ["shop"] }],
  ["labels", { labels: { app: "web" }, namespaces: ["shop"] }],
  ["workload", { names: ["Deployment/web"] }],
  ["container", { containers: ["app"], namespaces: ["shop"] }],
  ["image", { images: ["base:1.0"] }],
])(
  "an exception by %s holds at run as it does at deploy",
  { timeout: 60_000 },
  async (_, match) => {
    await using evaluator = disposable(await evaluatorWith(match));
    for (const input of [deployed(), await running(web)]) {
      const decision = await evaluator.evaluate(input);
      expect(decision, input.phase).toMatchObject({
        verdict: "allow",
        violations: [],
        excepted: [{ policy: "no-limit", exception: { id: "EX-1" } }],
      });
    }
  },
);

test("an exception for another holds nowhere", { timeout: 60_000 }, async () => {
  await using evaluator = disposable(await evaluatorWith({ names: ["Deployment/api"] }));
  for (const input of [deployed(), await running(web)]) {
    expect(await evaluator.evaluate(input), input.phase).toMatchObject({
      verdict: "deny",
      excepted: [],
    });
  }
});

test("an owner that nobody vouches for has no exception", { timeout: 60_000 }, async () => {
  await using evaluator = disposable(await evaluatorWith({ names: ["Deployment/web"] }));
  const { verified: _, ...claimed } = web;
  for (const top of [claimed, { ...web, verified: false }, undefined]) {
    const decision = await evaluator.evaluate(await running(top));
    expect(["deny", "unknown"]).toContain(decision.verdict);
    expect(decision.excepted).toEqual([]);
  }
});

function disposable(evaluator: Evaluator): Evaluator & AsyncDisposable {
  return Object.assign(evaluator, { [Symbol.asyncDispose]: () => evaluator.close() });
}
