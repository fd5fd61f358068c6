import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { buildBundle } from "../bundle/build-bundle.ts";
import { openBundle } from "../bundle/open-bundle.ts";
import { localCompiler } from "../compiler/local-compiler.ts";
import type { Input } from "../contract/input.ts";
import type { Decision } from "../decision.ts";
import { createInlineEvaluator } from "../evaluator/create-inline-evaluator.ts";
import { createBundleData } from "./bundle-data.ts";
import { type CompiledLibrary, compileLibrary } from "./compile-library.ts";
import type { LibraryFile } from "./library-file.ts";
import { compileMatch, isNarrow, type Match, narrowness } from "./match.ts";
import { readLibrary } from "./read-library.ts";
import { shippedLibrary } from "./shipped-library.ts";

// Ways to make a violation or a doubt disappear that were tried against the engine, and a second reading of settings in TypeScript
// that knows no index and no Rego.

const policy = (id: string, custom: string, rego: string): LibraryFile => {
  const name = `test/${id}.rego`;
  const text = `# METADATA
# scope: package
# title: ${id}
# description: For tests.
# custom:
#   id: ${id}
#   severity: high
#   phases: [build, deploy, run]
#   remediation: Mend it.
#   references: []
${custom.replaceAll(/^/gm, "#   ")}
package hasp.policies.test.${id.replaceAll("-", "_")}

${rego}
`;
  return { name, place: name, text };
};

/** What is to be found stands in the annotations of the subject, so that the tests say it. */
const policies = [
  policy(
    "said",
    "subjects: [workload]",
    `violations contains one if some one in json.unmarshal(input.workload.annotations.violations)

unknowns contains one if some one in json.unmarshal(input.workload.annotations.unknowns)`,
  ),
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
dispatch: {by: address, values: ["FD00:EC2::254", "169.254.169.254"]}`,
    `violations contains {"message": "call", "path": "/event"} if input.event`,
  ),
];

let library: CompiledLibrary;
beforeAll(async () => {
  const files = await readLibrary([shippedLibrary]);
  const engine = files.filter(
    ({ name }) => name.startsWith("lib/") && !name.endsWith("_test.rego"),
  );
  library = await compileLibrary({ files: [...engine, ...policies], compiler: localCompiler });
}, 120_000);

const now = "2026-11-24T12:00:00.000Z";

async function judgeAll(inputs: readonly unknown[], settings: unknown): Promise<Decision[]> {
  const data = createBundleData(library.policies, settings, { now: new Date(now) });
  const evaluator = await createInlineEvaluator(
    await openBundle(await buildBundle({ ...library, data })),
  );
  try {
    return await Promise.all(inputs.map((input) => evaluator.evaluate(input as Input)));
  } finally {
    await evaluator.close();
  }
}

async function judge(input: unknown, settings: unknown = {}): Promise<Decision> {
  const [decision] = await judgeAll([input], settings);
  if (decision === undefined) throw new Error("no decision");
  return decision;
}

const container = (name: string, repository: string, image = {}) => ({
  name,
  at: `/spec/containers/${name}`,
  image: {
    reference: `ghcr.io/${repository}:1`,
    registry: "ghcr.io",
    repository,
    tag: "1",
    known: false,
    ...image,
  },
  effective: { privileged: false, hostNamespaces: {} },
});
interface Said {
  readonly violations?: unknown;
  readonly unknowns?: unknown;
}
const workload = (
  { violations = [], unknowns = [] }: Said,
  rest: object = {},
  top: object = {},
) => ({
  contract: 1,
  phase: "deploy",
  kind: "workload",
  context: { time: now, namespace: { name: "shop", labels: { team: "a" } } },
  workload: {
    apiVersion: "apps/v1",
    kind: "Deployment",
    name: "web",
    namespace: "shop",
    labels: {},
    annotations: {
      violations: JSON.stringify(violations),
      unknowns: JSON.stringify(unknowns),
    },
    owners: [],
    pod: { at: "/spec", volumes: [], security: {} },
    containers: [container("a", "acme/web")],
    ...rest,
  },
  ...top,
});
const exception = (id: string, policy: string, match: object, rest: object = {}) => ({
  id,
  policies: [policy],
  owner: "a",
  reason: "b",
  expires: "2027-02-01",
  match,
  ...rest,
});
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
  expect(await judge(workload({ violations: [violation] }), settings)).toMatchObject({
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
  expect(await judge(workload({ unknowns: [unknown] }))).toMatchObject({
    verdict: "unknown",
    undecided: [{ policy: "said", effect: "unknown" }],
  });
});

test("hears a problem that says no more than that there is one", async () => {
  expect(await judge(workload({}, {}, { problems: [{}] }))).toMatchObject({ verdict: "unknown" });
});

test("reads a container's place out of its index, whatever it is called", async () => {
  const settings = { exceptions: [exception("E", "said", { containers: ["a"] })] };
  const named = (one: string, other: string) => ({
    containers: [container(one, "acme/web"), container(other, "evil/b")],
  });
  const of = async (path: string, containers: object) =>
    (await judge(workload(at(path), containers), settings)).excepted.length;
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
    (await judge(workload(at(path), volumes(reference)), settings)).verdict;
  expect(await of("/workload/pod/volumes/0", "evil.io/x:1")).toBe("deny");
  expect(await of("/workload/pod/hostPID", "evil.io/x:1")).toBe("deny");
  expect(await of("/workload/pod/volumes/0", "ghcr.io/acme/data:1")).toBe("allow");
  const grave = { problems: { IMAGE_UNKNOWN: "deny" } };
  const known = {
    containers: [
      container("a", "acme/web", {
        known: true,
        decision: { verdict: "allow", violations: [], omitted: {}, undecided: [] },
      }),
    ],
  };
  expect(
    await judge(workload({}, { ...known, ...volumes("ghcr.io/acme/data:1") }), grave),
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
  const pod = workload(at("/workload/pod/hostPID"), two);
  expect(await judge(pod, graver)).toMatchObject({ verdict: "deny" });
  const milder = {
    scopes: [
      {
        name: "s",
        match: { images: ["ghcr.io/acme/*"] },
        policies: { said: { enforcement: "off" } },
      },
    ],
  };
  expect(await judge(pod, milder)).toMatchObject({ verdict: "deny" });
  const include = { policies: { said: { scope: { include: { images: ["ghcr.io/acme/*"] } } } } };
  expect(await judge(pod, include)).toMatchObject({ verdict: "deny" });
  const problem = {
    scopes: [
      { name: "s", match: { images: ["ghcr.io/acme/*"] }, problems: { IMAGE_UNKNOWN: "deny" } },
    ],
  };
  expect(await judge(workload({}, two), problem)).toMatchObject({
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
  const pod = workload({}, { ...two, replicas: 3 });
  expect(await judge(pod, settings)).toMatchObject({
    verdict: "unknown",
    undecided: [{ policy: "limited", code: "POLICY_UNDECIDED" }],
  });
  expect(await judge(workload({}, { replicas: 3 }), settings)).toMatchObject({ verdict: "deny" });
});

test("counts a violation that an exception may cover where settings ignore that it could not be told", async () => {
  const top = { apiVersion: "apps/v1", kind: "Deployment", name: "other" };
  const covered = (match: object, problems: object) => ({
    exceptions: [exception("E", "said", match)],
    problems,
  });
  const pod = workload(at("/workload"), { top });
  expect(await judge(pod, covered({ names: ["other"] }, {}))).toMatchObject({ verdict: "unknown" });
  expect(
    await judge(pod, covered({ names: ["other"] }, { OWNER_UNKNOWN: "ignore" })),
  ).toMatchObject({ verdict: "deny" });
  expect(await judge(pod, covered({ names: ["third"] }, {}))).toMatchObject({ verdict: "deny" });
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
  expect(await judge(workload(at("/workload"), { top }), settings)).toMatchObject({
    verdict: "unknown",
    undecided: [{ code: "OWNER_UNKNOWN" }],
  });
  const confirmed = { top: { ...top, verified: true, labels: {} } };
  expect(await judge(workload(at("/workload"), confirmed), settings)).toMatchObject({
    verdict: "allow",
  });
});

const carried = (decision: object, rest = {}) =>
  workload({}, { containers: [container("a", "acme/web", { known: true, decision, ...rest })] });
const empty = { verdict: "allow", violations: [], omitted: {}, undecided: [] };

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
  expect(await judge(carried(decision as object))).toMatchObject({ verdict: "unknown" });
});

test("takes an image of which it is not said whether it is known for unknown", async () => {
  const settings = { problems: { IMAGE_UNKNOWN: "deny" } };
  expect(await judge(carried(empty, { known: undefined }), settings)).toMatchObject({
    verdict: "deny",
  });
});

const updated = (before: Said, after: Said, settings: object = {}, changes: object = {}) =>
  judge(workload(after, changes, { former: workload(before).workload }), settings);

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
    workload(said, { kind: "Pod", containers: [container("a", repository)] });
  const path = "/workload/containers/0/x";
  for (const said of [
    { violations: [{ message: "m", path }] },
    { unknowns: [{ message: "m", path }] },
  ]) {
    const before = pod(said, "acme/web").workload;
    expect((await judge({ ...pod(said, "acme/web"), former: before })).verdict).toBe("warn");
    expect((await judge({ ...pod(said, "evil/b"), former: before })).verdict).toMatch(
      /deny|unknown/,
    );
  }
});

test("an exception has ended at the moment at which it expires", async () => {
  const of = async (time: string) =>
    (
      await judge(
        { ...workload(at("")), context: { time, namespace: { name: "shop", labels: {} } } },
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
])("asks a policy by whatever spelling of its key: %j", async (input) => {
  expect((await judge(input)).verdict).toBe("deny");
});

test.each([
  '{"exceptions":[{"id":"E","policies":["said"],"owner":"o","reason":"r","expires":"2027-01-01","match":{"labels":{"__proto__":"x","a":"b"}}}]}',
  '{"exceptions":[{"id":"__proto__","policies":["said"],"owner":"o","reason":"r","expires":"2027-01-01","match":{"names":["abc"]}}]}',
  '{"policies":{"__proto__":{"enforcement":"enforce"}}}',
  '{"scopes":[{"name":"s","match":{"namespaces":["shop"]},"policies":{"finding":{"parameters":{}}}}]}',
])("refuses settings of which a part would be lost: %s", (text) => {
  expect(() =>
    createBundleData(library.policies, JSON.parse(text), { now: new Date(now) }),
  ).toThrow(/__proto__|judged once/);
});

test("refuses more exceptions than one evaluation can try where nothing tells them apart", () => {
  const of = (count: number, match: (i: number) => object) => () =>
    createBundleData(
      library.policies,
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
  const pod = workload({ violations }, { kind: "Pod", containers: many });
  const started = performance.now();
  const decision = await judge({ ...pod, former: pod.workload });
  expect(decision.existing).toHaveLength(500);
  // it took all memory, after many seconds
  expect(performance.now() - started).toBeLessThan(5000);
});

// --- a second reading -------------------------------------------------------------------------------------------------------

interface Drawn {
  readonly kind: "Deployment" | "Pod";
  readonly name: string;
  readonly namespace: string;
  readonly images: readonly string[];
  readonly volume: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly top?: { name: string; verified?: boolean | undefined; labels?: Record<string, string> };
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  readonly place: number;
  readonly identifiers: readonly string[];
}

const names = ["web", "w", "web-api", "\u{1F600}bc", "a.b/c"];
const repositories = ["acme/web", "acme/db", "web", "x/y/z"];
const labelSets = [{}, { "app.io/tier": "a/b" }, { "app.io/tier": "a", team: "x" }];
const drawn: fc.Arbitrary<Drawn> = fc.record(
  {
    kind: fc.constantFrom("Deployment", "Pod"),
    name: fc.constantFrom(...names),
    namespace: fc.constantFrom("shop", "sh", "store"),
    images: fc.array(fc.constantFrom(...repositories), { minLength: 1, maxLength: 3 }),
    volume: fc.boolean(),
    labels: fc.constantFrom(...labelSets),
    top: fc.record(
      {
        name: fc.constantFrom(...names),
        verified: fc.constantFrom(true, false, undefined),
        labels: fc.constantFrom(...labelSets),
      },
      { requiredKeys: ["name"] },
    ),
    namespaceLabels: fc.constantFrom(...labelSets),
    place: fc.integer({ min: -1, max: 2 }),
    identifiers: fc.constantFrom([], ["CVE-1"], ["CVE-2", "CVE-1"]),
  },
  {
    requiredKeys: [
      "kind",
      "name",
      "namespace",
      "images",
      "volume",
      "labels",
      "place",
      "identifiers",
    ],
  },
);
const pattern = (...texts: string[]) =>
  fc.array(
    fc
      .tuple(fc.constantFrom(...texts), fc.nat(4), fc.nat(4), fc.boolean())
      .map(([text, from, length, star]) => {
        const letters = [...text];
        if (star) letters.splice(Math.min(from, letters.length), length, "*");
        return letters.join("");
      }),
    { minLength: 1, maxLength: 2 },
  );
const labelPattern = fc.constantFrom(
  { "app.io/tier": "a" },
  { "app.io/tier": "a/*" },
  { team: ["x", "y"] },
);
const match = fc
  .record(
    {
      kinds: fc.constantFrom(["workload"], ["image"], ["container", "workload"]),
      namespaces: pattern("shop", "sh", "store"),
      namespaceLabels: labelPattern,
      names: pattern(...names, "Deployment/web", "Pod/w"),
      labels: labelPattern,
      containers: pattern("c0", "c1", "c2"),
      images: pattern(...repositories.map((one) => `ghcr.io/${one}`), "ghcr.io/acme/web:1"),
      identifiers: fc.constantFrom(["CVE-1"], ["CVE-3", "CVE-2"]),
    },
    { requiredKeys: [] },
  )
  .filter((one) => isNarrow(one as unknown as Match)) as unknown as fc.Arbitrary<Match>;

function inputOf({
  kind,
  name,
  namespace,
  images,
  volume,
  labels,
  top,
  namespaceLabels,
  ...rest
}: Drawn) {
  const { place, identifiers } = rest;
  const path =
    place < 0 || place >= images.length
      ? "/workload/pod/hostPID"
      : `/workload/containers/${place}/x`;
  const volumes = volume ? [{ name: "v", type: "image", reference: "ghcr.io/acme/web:1" }] : [];
  return {
    ...workload(
      { violations: [{ message: "m", path, identifiers }] },
      {
        kind,
        name,
        namespace,
        labels,
        containers: images.map((one, i) => container(`c${i}`, one)),
        pod: { at: "/spec", security: {}, volumes },
        ...(top && { top: JSON.parse(JSON.stringify({ kind: "Deployment", ...top })) }),
      },
    ),
    context: {
      time: now,
      ...(namespaceLabels && { namespace: { name: namespace, labels: namespaceLabels } }),
    },
  };
}

type Fits = "yes" | "maybe" | "no";
const all = (...parts: readonly Fits[]): Fits =>
  parts.includes("no") ? "no" : parts.includes("maybe") ? "maybe" : "yes";
const either = (certain: boolean, possible: boolean): Fits =>
  certain ? "yes" : possible ? "maybe" : "no";

function fitsPattern(one: string, text: string): boolean {
  const parts = one.split(/(\*\*|\*)/).map((part) => {
    if (part === "**") return ".*";
    return part === "*" ? "[^/]*" : part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`, "su").test(text);
}

function fitsAny(list: unknown, texts: readonly string[]): boolean {
  if (list === undefined) return true;
  return (list as string[]).some((one) => texts.some((text) => fitsPattern(one, text)));
}

function fitsLabels(
  patterns: unknown,
  labels: Readonly<Record<string, string>> | undefined,
): boolean {
  if (patterns === undefined) return true;
  return Object.entries(patterns as Record<string, string[]>).every(
    ([key, list]) => labels?.[key] !== undefined && fitsAny(list, [labels[key]]),
  );
}

/** Which of a drawn subject's places a match means: each container, the volume, and the whole (-1). */
function model(
  given: Match,
  subject: Drawn,
): { fits: Fits; means: (place: number) => boolean; part: boolean } {
  const m = compileMatch(given) as Record<string, unknown>;
  const { top } = subject;
  const own = [subject.name, `${subject.kind}/${subject.name}`];
  const owned = top ? [...own, top.name, `Deployment/${top.name}`] : own;
  const isOpen = top !== undefined && top.verified === undefined;
  const isConfirmed = top?.verified === true;
  const byName = either(
    fitsAny(m["names"], isConfirmed ? owned : own),
    isOpen && fitsAny(m["names"], owned),
  );
  const labels = [subject.labels, ...(isConfirmed ? [top.labels] : [])].some((one) =>
    fitsLabels(m["labels"], one),
  );
  const byLabel = either(
    labels,
    isOpen && (top.labels === undefined || fitsLabels(m["labels"], top.labels)),
  );
  const bySpace = either(
    fitsLabels(m["namespaceLabels"], subject.namespaceLabels),
    subject.namespaceLabels === undefined,
  );
  const kinds = m["kinds"] as string[] | undefined;
  const certain = kinds === undefined || kinds.includes("workload") ? "yes" : "no";
  const narrow = m["images"] !== undefined || m["containers"] !== undefined;
  const texts = (repository: string) => [`ghcr.io/${repository}`, `ghcr.io/${repository}:1`];
  const places = subject.images.map(
    (image, i) => fitsAny(m["images"], texts(image)) && fitsAny(m["containers"], [`c${i}`]),
  );
  if (subject.volume)
    places.push(m["containers"] === undefined && fitsAny(m["images"], texts("acme/web")));
  return {
    fits: all(
      certain,
      fitsAny(m["namespaces"], [subject.namespace]) ? "yes" : "no",
      byName,
      byLabel,
      bySpace,
    ),
    means: (place) => !narrow || (place < 0 ? places.every(Boolean) : places[place] === true),
    part: narrow && places.some(Boolean) && !places.every(Boolean),
  };
}

function expected(exceptions: readonly { id: string; match: Match }[], subject: Drawn) {
  const place = subject.place >= subject.images.length ? -1 : subject.place;
  const covering = exceptions.flatMap(({ id, match: one }) => {
    const { fits, means } = model(one, subject);
    const named =
      one.identifiers === undefined || one.identifiers.some((x) => subject.identifiers.includes(x));
    return means(place) && named && fits !== "no" ? [{ id, fits }] : [];
  });
  const sure = covering
    .filter(({ fits }) => fits === "yes")
    .map(({ id }) => id)
    .sort();
  if (sure[0] !== undefined) return { list: "excepted", id: sure[0] };
  const perhaps = covering.map(({ id }) => id).sort();
  return perhaps[0] === undefined ? { list: "violations" } : { list: "undecided", id: perhaps[0] };
}

function told({ violations, excepted, undecided }: Decision) {
  if (excepted[0]) return { list: "excepted", id: excepted[0].exception.id };
  const doubt = undecided.find(({ policy }) => policy === "said");
  if (doubt) return { list: "undecided", id: /exception (\S+)/.exec(doubt.message)?.[1] };
  return { list: violations[0] ? "violations" : "nowhere" };
}

/** More of them for a hunt: HASP_FUZZ_SEEDS=1000. */
const seeds = Number(process.env["HASP_FUZZ_SEEDS"] ?? 20);

test("covers by exceptions exactly what a search without index and Rego would", async () => {
  const counts: Record<string, number> = {};
  for (let seed = 1; seed <= seeds; seed++) {
    const exceptions = fc
      .sample(match, { numRuns: seed % 3 === 0 ? 2 : 12, seed })
      .map((one, i) => ({ ...exception(`E${i}`, "said", one), match: one }));
    const subjects = fc.sample(drawn, { numRuns: 120, seed: seed + 100 });
    const decisions = await judgeAll(subjects.map(inputOf), { exceptions });
    for (const [i, subject] of subjects.entries()) {
      const found = told(decisions[i] as Decision);
      expect([subject, exceptions.map((one) => one.match), found]).toEqual([
        subject,
        exceptions.map((one) => one.match),
        expected(exceptions, subject),
      ]);
      counts[found.list] = (counts[found.list] ?? 0) + 1;
    }
  }
  expect(
    Math.min(...["excepted", "undecided", "violations"].map((one) => counts[one] ?? 0)),
  ).toBeGreaterThan(20);
}, 60_000);

type Mode = "off" | "audit" | "warn" | "enforce";
const modes: readonly Mode[] = ["off", "audit", "warn", "enforce"];
interface Named {
  readonly name: string;
  readonly match: Match;
  readonly mode: Mode;
}

/** The narrowest scope that means the place, unless a narrower one means a part of the whole and is graver. */
function expectedMode(scopes: readonly Named[], subject: Drawn) {
  const place = subject.place >= subject.images.length ? -1 : subject.place;
  const ordered = scopes
    .map((one, i) => ({
      ...one,
      ...model(one.match, subject),
      rank: [narrowness(one.match), i] as const,
    }))
    .toSorted((a, b) => b.rank[0] - a.rank[0] || b.rank[1] - a.rank[1]);
  const full = ordered.findIndex((one) => one.fits === "yes" && one.means(place));
  const weigh = (one: Mode) => modes.indexOf(one);
  const before = full < 0 ? ordered : ordered.slice(0, full);
  const said: Mode = ordered[full]?.mode ?? "warn";
  const parts = before.filter((one) => place < 0 && one.fits === "yes" && one.part);
  const mode = parts.map((one) => one.mode).reduce((a, b) => (weigh(b) > weigh(a) ? b : a), said);
  const open = before.some(
    (one) =>
      one.fits === "maybe" &&
      (one.means(place) || (place < 0 && one.part)) &&
      weigh(one.mode) > weigh(mode),
  );
  return { mode, open };
}

test("takes of scopes exactly the mode that a search without index and Rego would", async () => {
  let open = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const scopes: Named[] = fc
      .sample(fc.tuple(match, fc.constantFrom(...modes)), { numRuns: 8, seed: seed + 500 })
      .map(([{ identifiers: _, ...one }, mode], i) => ({ name: `S${i}`, match: one, mode }));
    const settings = {
      policies: { said: { enforcement: "warn" } },
      scopes: scopes.map(({ name, match, mode }) => ({
        name,
        match,
        policies: { said: { enforcement: mode } },
      })),
    };
    const subjects = fc.sample(drawn, { numRuns: 120, seed: seed + 900 });
    const decisions = await judgeAll(subjects.map(inputOf), settings);
    for (const [i, subject] of subjects.entries()) {
      const { violations, undecided } = decisions[i] as Decision;
      const found = {
        mode: violations[0]?.enforcement ?? "off",
        open: undecided.some(({ policy }) => policy === "said"),
      };
      const wanted = expectedMode(scopes, subject);
      expect([subject, scopes, found]).toEqual([subject, scopes, wanted]);
      open += wanted.open ? 1 : 0;
    }
  }
  expect(open).toBeGreaterThan(20);
}, 60_000);

test("equal inputs give equal bytes, in whatever order their members stand", async () => {
  const reversed = (value: unknown): unknown => {
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map(reversed);
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, one]) => [key, reversed(one)]),
    );
  };
  const inputs = fc.sample(drawn, { numRuns: 50, seed: 7 }).map(inputOf);
  const settings = { exceptions: [exception("E", "said", { names: ["web*"] })] };
  const [one, other] = [
    await judgeAll(inputs, settings),
    await judgeAll(inputs.map(reversed), settings),
  ];
  expect(JSON.stringify(other)).toBe(JSON.stringify(one));
});
