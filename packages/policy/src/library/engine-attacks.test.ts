import { beforeAll, expect, test } from "vitest";
import {
  compileEngine,
  container,
  exception,
  image,
  now,
  policy,
  type Said,
  said,
  saying,
} from "../testing/engine.ts";
import { createBundleData } from "./bundle-data.ts";

// Ways to make a violation or a doubt disappear that were tried against the engine.

const policies = [
  said,
  policy("finding", "subjects: [image]", "violations := {one | some one in input.image.findings}"),
  policy(
    "limited",
    `subjects: [workload]
parameters:
  type: object
  properties:
    least: {type: integer, default: 1}`,
    `violations contains {"message": "few", "path": "/workload/replicas"} if input.workload.replicas < data.hasp.parameters.limited.least`,
  ),
  policy(
    "reads",
    `subjects: [file]
events: [open]
dispatch: {by: path, values: ["/etc/"]}`,
    `violations contains {"message": "read", "path": "/event"} if input.event`,
  ),
  policy(
    "moves",
    `subjects: [file]
events: [rename]
dispatch: {by: path, values: ["/"]}`,
    `violations contains {"message": "moved", "path": "/event"} if input.event`,
  ),
  policy(
    "calls",
    `subjects: [network]
events: [connect]
dispatch: {by: address, values: ["FD00:0EC2:0::254", "169.254.169.254", "::ffff:a00:7"]}`,
    `violations contains {"message": "call", "path": "/event"} if input.event`,
  ),
];

let engine: Awaited<ReturnType<typeof compileEngine>>;
beforeAll(async () => {
  engine = await compileEngine(policies);
}, 120_000);

/** What an image's decision says that found nothing. */
const empty = { verdict: "allow", violations: [], omitted: {}, undecided: [] };
const at = (path: string) => ({ violations: [{ message: "m", path }] });
const two = { containers: [container("a", "acme/web"), container("b", "evil/b")] };

test.each([
  ["text", "it is bad"],
  ["a number", 5],
  ["a list", ["m", "/workload"]],
  ["nothing in it", {}],
  ["a path that is a number", { message: "m", path: 7 }],
  ["a path to no container", { message: "m", path: "/workload/containers/x/effective" }],
  [
    "a path beyond all containers",
    { message: "m", path: "/workload/containers/99999999999999999999/image" },
  ],
  ["a message that is an object", { message: { a: 1 }, path: "" }],
  [
    "texts where lists stand",
    { message: "m", path: "", identifiers: "CVE-1", package: [], fix: "no" },
  ],
])("hears a violation that is %s", async (_, violation) => {
  const settings = { exceptions: [exception("E", "said", { containers: ["b"] })] };
  expect(await engine.judge(saying({ violations: [violation] }), settings)).toMatchObject({
    verdict: "deny",
    violations: [{ policy: "said" }],
  });
});

test.each([
  ["text", "it is open"],
  ["of no code", { message: "m" }],
  ["of a code that is a number", { code: 5, message: "m", path: "" }],
  ["of a path that is a number", { message: "m", path: 5 }],
])("hears a doubt that is %s", async (_, unknown) => {
  expect(await engine.judge(saying({ unknowns: [unknown] }))).toMatchObject({
    verdict: "unknown",
    undecided: [{ policy: "said", effect: "unknown" }],
  });
});

test("hears a problem that says no more than that there is one", async () => {
  expect(await engine.judge(saying({}, {}, { problems: [{}] }))).toMatchObject({
    verdict: "unknown",
  });
});

test("reads a container's place out of its index, whatever it is called", async () => {
  const settings = { exceptions: [exception("E", "said", { containers: ["a"] })] };
  const named = (one: string, other: string) => ({
    containers: [container(one, "acme/web"), container(other, "evil/b")],
  });
  const of = async (path: string, containers: object) =>
    (await engine.judge(saying(at(path), containers), settings)).excepted.length;
  expect(await of("/workload/containers/1/image", named("a", "1"))).toBe(0);
  expect(await of("/workload/containers/01/image", named("a", "b"))).toBe(0);
  expect(await of("/workload/containers/a/image", named("a", "b"))).toBe(0);
  expect(await of("/workload/containers/1/effective/hostNamespaces/pid", named("b", "a"))).toBe(0);
  expect(await of("/object/spec/containers/ab", named("a", "b"))).toBe(0);
  expect(await of("/workload/containers/1/image", named("a", "a"))).toBe(1);
  expect(await of("/workload/pod/hostPID", named("a", "a"))).toBe(1);
});

test("takes an image that a volume is made of for an image of its own", async () => {
  const volumes = (reference: string) => ({
    pod: { at: "/spec", security: {}, volumes: [{ name: "v", type: "image", reference }] },
  });
  const settings = { exceptions: [exception("E", "said", { images: ["ghcr.io/acme/*"] })] };
  const of = async (path: string, reference: string) =>
    (await engine.judge(saying(at(path), volumes(reference)), settings)).verdict;
  expect(await of("/workload/pod/volumes/0", "evil.io/x:1")).toBe("deny");
  expect(await of("/workload/pod/hostPID", "evil.io/x:1")).toBe("deny");
  expect(await of("/workload/pod/volumes/0", "ghcr.io/acme/data:1")).toBe("allow");
  const grave = { problems: { IMAGE_UNKNOWN: "deny" } };
  const known = {
    containers: [
      container("a", "acme/web", { image: image("acme/web", { known: true, decision: empty }) }),
    ],
  };
  expect(
    await engine.judge(saying({}, { ...known, ...volumes("ghcr.io/acme/data:1") }), grave),
  ).toMatchObject({
    verdict: "deny",
    undecided: [{ code: "IMAGE_UNKNOWN", path: "/workload/pod/volumes/0" }],
  });
});

test("does not let another container take a Pod out of a graver scope, an include or a problem's effect", async () => {
  const graver = {
    policies: { said: { enforcement: "warn" } },
    scopes: [
      {
        name: "s",
        match: { images: ["ghcr.io/acme/*"] },
        policies: { said: { enforcement: "enforce" } },
      },
    ],
  };
  const pod = saying(at("/workload/pod/hostPID"), two);
  expect(await engine.judge(pod, graver)).toMatchObject({ verdict: "deny" });
  const milder = {
    scopes: [
      {
        name: "s",
        match: { images: ["ghcr.io/acme/*"] },
        policies: { said: { enforcement: "off" } },
      },
    ],
  };
  expect(await engine.judge(pod, milder)).toMatchObject({ verdict: "deny" });
  const include = { policies: { said: { scope: { include: { images: ["ghcr.io/acme/*"] } } } } };
  expect(await engine.judge(pod, include)).toMatchObject({ verdict: "deny" });
  const problem = {
    scopes: [
      { name: "s", match: { images: ["ghcr.io/acme/*"] }, problems: { IMAGE_UNKNOWN: "deny" } },
    ],
  };
  expect(await engine.judge(saying({}, two), problem)).toMatchObject({
    verdict: "deny",
    undecided: [{ path: "/workload/containers/0/image" }],
  });
});

test("says that parameters of a scope cannot be applied to a part of the containers", async () => {
  const settings = {
    scopes: [
      {
        name: "s",
        match: { images: ["ghcr.io/acme/*"] },
        policies: { limited: { parameters: { least: 5 } } },
      },
    ],
  };
  const pod = saying({}, { ...two, replicas: 3 });
  expect(await engine.judge(pod, settings)).toMatchObject({
    verdict: "unknown",
    undecided: [{ policy: "limited", code: "POLICY_UNDECIDED" }],
  });
  expect(await engine.judge(saying({}, { replicas: 3 }), settings)).toMatchObject({
    verdict: "deny",
  });
});

test("counts a violation that an exception may cover where settings ignore that it could not be told", async () => {
  const top = { apiVersion: "apps/v1", kind: "Deployment", name: "other" };
  const covered = (match: object, problems: object) => ({
    exceptions: [exception("E", "said", match)],
    problems,
  });
  const pod = saying(at("/workload"), { top });
  expect(await engine.judge(pod, covered({ names: ["other"] }, {}))).toMatchObject({
    verdict: "unknown",
  });
  expect(
    await engine.judge(pod, covered({ names: ["other"] }, { OWNER_UNKNOWN: "ignore" })),
  ).toMatchObject({ verdict: "deny" });
  expect(await engine.judge(pod, covered({ names: ["third"] }, {}))).toMatchObject({
    verdict: "deny",
  });
});

test("does not know the labels of an owner that nobody could be asked about", async () => {
  const top = { apiVersion: "apps/v1", kind: "Deployment", name: "other" };
  const settings = {
    policies: { said: { enforcement: "audit" } },
    scopes: [
      {
        name: "s",
        match: { labels: { tier: "critical" } },
        policies: { said: { enforcement: "enforce" } },
      },
    ],
  };
  expect(await engine.judge(saying(at("/workload"), { top }), settings)).toMatchObject({
    verdict: "unknown",
    undecided: [{ code: "OWNER_UNKNOWN" }],
  });
  const confirmed = { top: { ...top, verified: true, labels: {} } };
  expect(await engine.judge(saying(at("/workload"), confirmed), settings)).toMatchObject({
    verdict: "allow",
  });
});

const carried = (decision: object, rest = {}) =>
  saying(
    {},
    {
      containers: [
        container("a", "acme/web", {
          image: image("acme/web", { known: true, decision, ...rest }),
        }),
      ],
    },
  );

test.each([
  ["nothing", undefined],
  ["a denial without a violation", { ...empty, verdict: "deny" }],
  ["a doubt without a problem", { ...empty, verdict: "unknown" }],
  ["a violation of no policy", { ...empty, violations: [{ message: "m" }] }],
  [
    "a violation of a policy of another bundle",
    { ...empty, violations: [{ policy: "gone", message: "m" }] },
  ],
  ["violations cut of a policy of another bundle", { ...empty, omitted: { gone: 3 } }],
  [
    "a doubt of a policy of another bundle",
    { ...empty, undecided: [{ code: "POLICY_UNDECIDED", policy: "gone", path: "", message: "m" }] },
  ],
  [
    "a doubt of no policy",
    { ...empty, undecided: [{ code: "DATABASE_UNSUPPORTED", path: "", message: "m" }] },
  ],
])("does not take an image for judged that carries %s", async (_, decision) => {
  expect(await engine.judge(carried(decision as object))).toMatchObject({ verdict: "unknown" });
});

test("takes an image of which it is not said whether it is known for unknown", async () => {
  const settings = { problems: { IMAGE_UNKNOWN: "deny" } };
  expect(await engine.judge(carried(empty, { known: undefined }), settings)).toMatchObject({
    verdict: "deny",
  });
});

const updated = (before: Said, after: Said, settings: object = {}, changes: object = {}) =>
  engine.judge(saying(after, changes, { former: saying(before).workload }), settings);

test("knows what an update makes worse", async () => {
  const one = { message: "m", path: "/workload/containers/0/x", observed: 1 };
  const doubt = { message: "m", path: "/workload/containers/0/x" };
  const strict = { policies: { said: { updates: "strict" } } };
  expect((await updated({ violations: [one] }, { violations: [one] })).verdict).toBe("warn");
  expect((await updated({ unknowns: [doubt] }, { unknowns: [doubt] })).verdict).toBe("warn");
  // another value, another container by the same index, a doubt that became a violation
  expect(
    (await updated({ violations: [one] }, { violations: [{ ...one, observed: 2 }] })).verdict,
  ).toBe("deny");
  const renamed = { containers: [container("b", "acme/web")] };
  expect((await updated({ violations: [one] }, { violations: [one] }, {}, renamed)).verdict).toBe(
    "deny",
  );
  expect((await updated({ unknowns: [doubt] }, { unknowns: [doubt] }, {}, renamed)).verdict).toBe(
    "unknown",
  );
  expect((await updated({ unknowns: [doubt] }, { violations: [one] })).verdict).toBe("deny");
  // what one policy must not leave standing
  expect((await updated({ violations: [one] }, { violations: [one] }, strict)).verdict).toBe(
    "deny",
  );
  expect((await updated({ unknowns: [doubt] }, { unknowns: [doubt] }, strict)).verdict).toBe(
    "unknown",
  );
});

test("lets a Pod's new program inherit neither a violation nor a doubt", async () => {
  const pod = (said: Said, repository: string) =>
    saying(said, { kind: "Pod", containers: [container("a", repository)] });
  const path = "/workload/containers/0/x";
  for (const said of [
    { violations: [{ message: "m", path }] },
    { unknowns: [{ message: "m", path }] },
  ]) {
    const before = pod(said, "acme/web").workload;
    expect((await engine.judge({ ...pod(said, "acme/web"), former: before })).verdict).toBe("warn");
    expect((await engine.judge({ ...pod(said, "evil/b"), former: before })).verdict).toMatch(
      /deny|unknown/,
    );
  }
});

test("an exception has ended at the moment at which it expires", async () => {
  const of = async (time: string) =>
    (
      await engine.judge(
        { ...saying(at("")), context: { time, namespace: { name: "shop", labels: {} } } },
        { exceptions: [exception("E", "said", { names: ["web"] }, { expires: "2026-12-01" })] },
      )
    ).verdict;
  expect(await of("2026-11-30T23:59:59.999Z")).toBe("allow");
  expect(await of("2026-12-01T00:00:00.000Z")).toBe("deny");
});

const event = (kind: string, rest: object) => ({
  contract: 1,
  phase: "run",
  kind,
  context: { time: now },
  event: { process: { pid: 1, name: "x", args: [] }, ...rest },
});

test.each([
  event("file", { type: "open", path: "/etc/shadow" }),
  event("file", { type: "rename", to: "/x" }),
  event("network", { type: "connect", destination: { address: "fd00:ec2::254" } }),
  event("network", { type: "connect", destination: { address: "::FFFF:169.254.169.254" } }),
  event("network", { type: "connect", destination: { address: "0:0:0:0:0:ffff:A9FE:A9FE" } }),
  event("network", { type: "connect", destination: { address: "10.0.0.7" } }),
])("asks a policy by whatever spelling of its key: %j", async (input) => {
  expect((await engine.judge(input)).verdict).toBe("deny");
});

test.each([
  '{"exceptions":[{"id":"E","policies":["said"],"owner":"o","reason":"r","expires":"2027-01-01","match":{"labels":{"__proto__":"x","a":"b"}}}]}',
  '{"exceptions":[{"id":"__proto__","policies":["said"],"owner":"o","reason":"r","expires":"2027-01-01","match":{"names":["abc"]}}]}',
  '{"policies":{"__proto__":{"enforcement":"enforce"}}}',
  '{"scopes":[{"name":"s","match":{"namespaces":["shop"]},"policies":{"finding":{"parameters":{}}}}]}',
])("refuses settings of which a part would be lost: %s", (text) => {
  expect(() => createBundleData(engine.policies, JSON.parse(text), { now: new Date(now) })).toThrow(
    /__proto__|judged once/,
  );
});

test("refuses more exceptions than one evaluation can try where nothing tells them apart", () => {
  const of = (count: number, match: (i: number) => object) => () =>
    createBundleData(
      engine.policies,
      {
        exceptions: Array.from({ length: count }, (_, i) => exception(`E${i}`, "said", match(i))),
      },
      { now: new Date(now) },
    );
  const alike = (i: number) => ({ packages: ["openssl"], images: [`ghcr.io/acme/web:${i}`] });
  expect(of(1000, alike)).not.toThrow();
  expect(of(1001, alike)).toThrow(/exceptions: 1001 of said are all tried for package openssl/);
  expect(of(10_000, (i) => ({ images: [`ghcr.io/acme/web:${i}`] }))).not.toThrow();
});

test("judges five hundred bad containers, and an update of them, without looking through all for each", async () => {
  const many = Array.from({ length: 500 }, (_, i) => container(`c${i}`, `acme/web${i}`));
  const violations = many.map((_, i) => ({ message: "m", path: `/workload/containers/${i}/x` }));
  const pod = saying({ violations }, { kind: "Pod", containers: many });
  const started = performance.now();
  const decision = await engine.judge({ ...pod, former: pod.workload });
  expect(decision.existing).toHaveLength(500);
  // it took all memory, after many seconds
  expect(performance.now() - started).toBeLessThan(5000);
});
