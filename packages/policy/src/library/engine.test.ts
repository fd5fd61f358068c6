import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import {
  compileEngine,
  container,
  deployment,
  exception,
  image,
  now,
  policy,
} from "../testing/engine.ts";
import type { createBundleData } from "./bundle-data.ts";
import { isNarrow, type Match } from "./match.ts";

const policies = [
  policy(
    "privileged",
    "subjects: [workload, container]",
    `import data.hasp.lib.containers
violations contains {"message": $"{c.name} is privileged", "path": $"{path}/effective/privileged", "observed": true} if {
	some path, c in containers.all
	c.effective.privileged
}`,
  ),
  policy(
    "host-pid",
    "subjects: [workload]",
    `violations contains {"message": "hostPID", "path": "/workload/pod/hostPID", "observed": true} if input.workload.pod.hostPID`,
  ),
  policy(
    "finding",
    "subjects: [image]",
    `violations contains {"message": f.id, "path": $"/image/findings/{i}", "identifiers": [f.id], "package": f.package.name} if some i, f in input.image.findings`,
  ),
  policy(
    "replicas",
    `subjects: [workload]
parameters:
  type: object
  properties:
    least: {type: integer, default: 2}
    reason: {type: string, default: none}`,
    `violations contains {"message": $"fewer than {p.least} ({p.reason})", "path": "/workload/replicas"} if {
	p := data.hasp.parameters.replicas
	input.workload.replicas < p.least
}`,
  ),
  policy(
    "shell",
    `subjects: [process]
events: [exec]
dispatch: {by: name, parameter: shells}
parameters:
  type: object
  properties:
    shells: {type: array, items: {type: string}, default: [sh]}`,
    `violations contains {"message": "shell", "path": "/event/process"} if input.event.process.name in data.hasp.parameters.shell.shells`,
  ),
];

let engine: Awaited<ReturnType<typeof compileEngine>>;
beforeAll(async () => {
  engine = await compileEngine(policies);
}, 120_000);

const workload = (containers: unknown[], rest: object = {}, top: object = {}) =>
  deployment({ containers, ...rest }, top);
const hostPid = { pod: { at: "/spec", hostPID: true, volumes: [], security: {} } };

test("does not let a dummy container of an excepted image cover the whole Pod", async () => {
  const settings = {
    exceptions: [exception("EX-host-pid", "host-pid", { images: ["ghcr.io/cni/*"] })],
  };
  for (const names of [
    ["cni", "evil"],
    ["evil", "cni"],
  ]) {
    const pod = workload(
      names.map((name) => container(name, `${name}/agent`)),
      hostPid,
    );
    expect(await engine.judge(pod, settings)).toMatchObject({ verdict: "deny", excepted: [] });
  }
  const pod = workload([container("a", "cni/a"), container("b", "cni/b")], hostPid);
  expect(await engine.judge(pod, settings)).toMatchObject({ verdict: "allow", violations: [] });
});

test("counts what a scope leaves out", async () => {
  const scope = { exclude: { images: ["ghcr.io/cni/*"] } };
  const settings = { policies: { "host-pid": { scope }, privileged: { scope } } };
  const privileged = { effective: { privileged: true, hostNamespaces: {} } };
  const pod = workload(
    [container("a", "cni/a", privileged), container("b", "evil/b", privileged)],
    hostPid,
  );
  expect(await engine.judge(pod, settings)).toMatchObject({
    verdict: "deny",
    violations: [{ policy: "host-pid" }, { policy: "privileged", container: "b" }],
    outOfScope: [{ policy: "privileged", count: 1, scope: "exclude" }],
  });
});

test("carries what an image's decision found into whatever runs it, and what was cut too", async () => {
  const decision = {
    verdict: "deny",
    violations: [
      {
        policy: "finding",
        severity: "high",
        message: "CVE-1",
        identifiers: ["CVE-1"],
        package: "openssl",
      },
    ],
    omitted: { finding: 10 },
    undecided: [{ code: "DATABASE_UNSUPPORTED", path: "var/lib/rpm", message: "rpm" }],
  };
  const subject = workload([
    container("a", "acme/web", { image: image("acme/web", { known: true, decision }) }),
  ]);
  const all = await engine.judge(subject);
  expect(all).toMatchObject({
    verdict: "deny",
    violations: [
      {
        policy: "finding",
        message: expect.stringContaining("10 more violations"),
        at: "/spec/containers/a/image",
      },
      { policy: "finding", identifiers: ["CVE-1"], container: "a" },
    ],
    undecided: [{ code: "DATABASE_UNSUPPORTED", effect: "unknown" }],
  });
  const one = { exceptions: [exception("EX-finding", "finding", { packages: ["openssl"] })] };
  expect(await engine.judge(subject, one)).toMatchObject({
    verdict: "deny",
    violations: [{ message: expect.stringContaining("10 more") }],
    excepted: [{ package: "openssl" }],
  });
  const off = { policies: { finding: { enforcement: "off" } } };
  expect(await engine.judge(subject, off)).toMatchObject({ verdict: "unknown", violations: [] });
});

test("does not deny an update for what was there before, and does for what it makes worse", async () => {
  const bad = container("a", "acme/web", { effective: { privileged: true, hostNamespaces: {} } });
  const worse = container("b", "acme/web", { effective: { privileged: true, hostNamespaces: {} } });
  const former = { former: workload([bad]).workload };
  expect(await engine.judge(workload([bad], {}, former))).toMatchObject({
    verdict: "warn",
    violations: [],
    existing: [
      { policy: "privileged", container: "a", at: "/spec/containers/a/securityContext/privileged" },
    ],
  });
  expect(await engine.judge(workload([bad, worse], {}, former))).toMatchObject({
    verdict: "deny",
    violations: [{ container: "b" }],
    existing: [{ container: "a" }],
  });
  const strict = { updates: "strict" };
  expect(await engine.judge(workload([bad], {}, former), strict)).toMatchObject({
    verdict: "deny",
  });
});

test("gives the parameters of the narrowest scope that fits, one by one", async () => {
  const scopes = [
    {
      name: "shop",
      match: { namespaces: ["shop"] },
      policies: { replicas: { parameters: { least: 3, reason: "shop" } } },
    },
    {
      name: "web",
      match: { names: ["web"] },
      policies: { replicas: { parameters: { least: 4 } } },
    },
    {
      name: "other",
      match: { names: ["other"] },
      policies: { replicas: { parameters: { least: 9 } } },
    },
    {
      name: "cni",
      match: { images: ["ghcr.io/cni/*"] },
      policies: { replicas: { parameters: { least: 7 } } },
    },
  ];
  const settings = { scopes, policies: { replicas: { parameters: { reason: "all" } } } };
  const of = async (containers: unknown[]) =>
    (await engine.judge(workload(containers, { replicas: 1 }), settings)).violations[0]?.message;
  expect(await of([container("a", "acme/web")])).toBe("fewer than 4 (shop)");
  expect(await of([container("a", "cni/x")])).toBe("fewer than 7 (shop)");
  expect(await of([container("a", "cni/x"), container("b", "acme/x")])).toBe("fewer than 4 (shop)");
});

test("asks a policy that is dispatched by a key where any settings give that key", async () => {
  const scopes = [
    {
      name: "z",
      match: { namespaces: ["shop"] },
      policies: { shell: { parameters: { shells: ["zsh"] } } },
    },
  ];
  const exec = (name: string, namespace: string) => ({
    contract: 1,
    phase: "run",
    kind: "process",
    context: { time: now },
    workload: { apiVersion: "v1", kind: "Pod", name: "p", namespace },
    container: { name: "c", image: image("acme/web") },
    event: {
      type: "exec",
      time: now,
      coverage: "complete",
      process: { pid: 1, name, args: [] },
      ancestry: [],
    },
  });
  const verdict = async (name: string, namespace: string) =>
    (await engine.judge(exec(name, namespace), { scopes })).verdict;
  expect(await verdict("sh", "other")).toBe("deny");
  expect(await verdict("sh", "shop")).toBe("allow");
  expect(await verdict("zsh", "shop")).toBe("deny");
  expect(await verdict("zsh", "other")).toBe("allow");
});

const starred = (text: string) =>
  fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => {
    const [start, end] = [Math.min(a, b), Math.max(a, b)];
    return `${text.slice(0, start)}*${text.slice(end)}`.replaceAll("**", "*");
  });
const patterns = (...texts: string[]) =>
  fc.array(fc.oneof(...texts.flatMap((text) => [fc.constant(text), starred(text)])), {
    minLength: 1,
    maxLength: 2,
  });
const match = fc
  .record(
    {
      images: patterns("ghcr.io/acme/web", "ghcr.io/acme/web:1", "ghcr.io/other/db"),
      names: patterns("web", "Deployment/web", "Pod/x"),
      namespaces: patterns("shop", "store"),
      containers: patterns("a", "b"),
    },
    { requiredKeys: [] },
  )
  .filter((one) => isNarrow(one as Match));

test("finds an exception by its keys wherever its match means the subject", async () => {
  const matches = fc.sample(match, { numRuns: 150, seed: 3 });
  const subject = workload([
    container("a", "acme/web", { effective: { privileged: true, hostNamespaces: {} } }),
  ]);
  const settings = (one: object) => ({
    exceptions: [exception("EX-privileged", "privileged", one)],
  });
  let covered = 0;
  for (const one of matches) {
    const unkeyed = (whole: object) => {
      const copy = structuredClone(whole) as ReturnType<typeof createBundleData>;
      Object.assign(copy.hasp.settings.exceptions.keys, {
        privileged: { any: { "": ["EX-privileged"] } },
      });
      return copy;
    };
    const [keyed, slow] = [
      await engine.judge(subject, settings(one)),
      await engine.judge(subject, settings(one), unkeyed),
    ];
    expect([one, keyed.excepted.length]).toEqual([one, slow.excepted.length]);
    covered += keyed.excepted.length;
  }
  expect(covered).toBeGreaterThan(10);
}, 120_000);
