import type { ImageFacts } from "@hasp/core";
import { expect, test } from "vitest";
import type { Input } from "../contract/input.ts";
import type { Decision, Violation } from "../decision.ts";
import { EvaluationError } from "../error.ts";
import type { Evaluator } from "../evaluator.ts";
import type { ImageQuery } from "./image-facts-source.ts";
import { createJudgedImages } from "./judged-images.ts";

const digest = (character: string): string => `sha256:${character.repeat(64)}`;
const time = "2026-01-31T12:00:00.000Z";

const facts: ImageFacts = {
  reference: "docker.io/legacy/app:latest",
  digest: digest("d"),
  id: digest("1"),
  platform: { os: "linux", architecture: "amd64" },
  createdAt: "2026-01-01T00:00:00.000Z",
  scannedAt: "2026-01-30T00:00:00.000Z",
  config: {
    user: "",
    env: [],
    entrypoint: [],
    cmd: [],
    exposedPorts: [],
    volumes: [],
    labels: { team: "a" },
    healthcheck: false,
  },
  layers: [],
  distribution: { id: "debian", versionId: "12" },
  packages: [],
  findings: [finding("critical", "wont-fix"), finding("low", "fixed"), finding("low", "unknown")],
  secrets: [],
  tools: [],
  coverage: [],
  baseImage: { reference: "debian:12", approved: true },
  signatures: [
    { kind: "cosign", verified: true, identity: "ci" },
    { kind: "cosign", verified: false, problem: "expired" },
  ],
  problems: [],
};

function finding(
  severity: "critical" | "low",
  state: "fixed" | "wont-fix" | "unknown",
): ImageFacts["findings"][number] {
  const name = { type: "deb" as const, name: "a", version: "1", purl: "pkg:deb/a@1" };
  return {
    id: "CVE-1",
    aliases: [],
    severity,
    package: name,
    path: "p",
    fix: { state },
    feed: "f",
  };
}

function violation(policy: string, changes: Partial<Violation> = {}): Violation {
  return {
    policy,
    title: policy,
    severity: "low",
    enforcement: "enforce",
    message: policy,
    path: "/image",
    evidence: {},
    remediation: "mend it",
    ...changes,
  };
}

const decision: Decision = {
  contract: 1,
  bundle: { revision: "r1", digest: digest("b") },
  input: { digest: digest("c") },
  phase: "deploy",
  time,
  subject: { kind: "image", name: "app" },
  verdict: "deny",
  policies: 3,
  violations: [violation("user")],
  excepted: [],
  existing: [],
  undecided: [],
  outOfScope: [],
};

function setUp(judged: Partial<Decision> | Error = {}, stored: ImageFacts | undefined = facts) {
  const clock = { time: Date.parse(time) };
  const inputs: Input[] = [];
  const store = { facts: stored as ImageFacts | undefined };
  const evaluator: Evaluator = {
    bundle: decision.bundle,
    needs: {},
    evaluateBatch: async () => [],
    async evaluate(input) {
      inputs.push(input);
      if (judged instanceof Error) throw judged;
      return { ...decision, ...judged };
    },
    async close() {},
  };
  const images = createJudgedImages({
    facts: { find: async (_: ImageQuery) => store.facts },
    evaluator: () => evaluator,
    phase: "deploy",
    context: { environment: "production", cluster: { name: "c1" } },
    now: () => new Date(clock.time),
  });
  return { images, inputs, clock, store };
}

const app = { reference: "app:1" };

test("sums up the facts, with the decision in the consumer's phase and under the name it is used by", async () => {
  const { images, inputs } = setUp();
  expect(await images.summarize(app)).toEqual({
    reference: "app:1",
    registry: "docker.io",
    repository: "library/app",
    tag: "1",
    digest: digest("d"),
    id: digest("1"),
    known: true,
    matchedBy: "tag",
    scannedAt: facts.scannedAt,
    createdAt: facts.createdAt,
    user: "",
    labels: { team: "a" },
    distribution: { id: "debian", versionId: "12" },
    baseImage: { reference: "debian:12" },
    signatures: [{ kind: "cosign", verified: true, identity: "ci" }],
    findings: {
      critical: { total: 1, fixable: 0 },
      high: { total: 0, fixable: 0 },
      medium: { total: 0, fixable: 0 },
      low: { total: 2, fixable: 1 },
      negligible: { total: 0, fixable: 0 },
      unknown: { total: 0, fixable: 0 },
    },
    decision: {
      verdict: "deny",
      violations: [{ policy: "user", severity: "low", message: "user" }],
      omitted: {},
      undecided: [],
    },
  });
  // facts that were scanned as legacy/app must not bring that name's exceptions along
  expect(inputs).toMatchObject([
    {
      contract: 1,
      phase: "deploy",
      kind: "image",
      context: { time, environment: "production", cluster: { name: "c1" } },
      image: { reference: "docker.io/library/app:1", id: digest("1") },
    },
  ]);
});

test.each([
  [{ reference: "app:1", digest: digest("d") }, "digest"],
  [{ reference: `app:1@${digest("d")}` }, "digest"],
  [{ reference: digest("1") }, "digest"],
  [{ reference: "app:1", digest: digest("e") }, "tag"],
])("says of %j that it was found by %s", async (query, matchedBy) => {
  expect(await setUp().images.summarize(query)).toMatchObject({ matchedBy });
});

test("carries at most fifty violations, the gravest, and of every policy one (issue 6, 5)", async () => {
  const many = Array.from({ length: 60 }, () => violation("many", { severity: "critical" }));
  const violations = [...many, violation("single"), violation("audited", { enforcement: "audit" })];
  const { decision: told } = await setUp({ violations }).images.summarize(app);
  expect(told?.violations).toHaveLength(50);
  expect(new Set(told?.violations.map(({ policy }) => policy))).toEqual(
    new Set(["many", "single", "audited"]),
  );
  expect(told?.omitted).toEqual({ many: 12 });
});

test("counts by policy what a scope left out, and every policy that finds no room (issue 6, 5)", async () => {
  const violations = Array.from({ length: 60 }, (_, i) => violation(`p${i}`));
  const outOfScope = [
    { policy: "elsewhere", count: 2, scope: "a" },
    { policy: "elsewhere", count: 1 },
  ];
  const { decision: told } = await setUp({ violations, outOfScope }).images.summarize(app);
  const counted = Object.values(told?.omitted ?? {}).reduce((sum, n) => sum + n, 0);
  expect(told?.violations.length).toBe(50);
  expect(counted).toBe(10 + 3);
  expect(told?.omitted["elsewhere"]).toBe(3);
});

test("carries what is excepted too, so that it counts where the exception does not hold, and says what it cut", async () => {
  const exception = { id: "E", owner: "o", reason: "r", expires: "2027-01-01T00:00:00.000Z" };
  const excepted = Array.from({ length: 210 }, () => ({ ...violation("secret"), exception }));
  const { decision: told } = await setUp({ excepted }).images.summarize({ reference: "app:1" });
  expect(told?.violations.filter(({ policy }) => policy === "secret")).toHaveLength(200);
  expect(told?.undecided).toEqual([
    {
      code: "SUBJECT_TRUNCATED",
      path: "",
      message: "10 excepted violations more than are carried",
      policy: "secret",
    },
  ]);
});

test("carries what exceptions name, and the file without its layer", async () => {
  const named = violation("cve", {
    identifiers: ["CVE-1"],
    package: "zlib",
    fix: { available: true, version: "2" },
    evidence: { source: { file: "a", layer: digest("a") } },
  });
  const { decision: told } = await setUp({ violations: [named] }).images.summarize(app);
  expect(told?.violations).toEqual([
    {
      policy: "cve",
      severity: "low",
      message: "cve",
      identifiers: ["CVE-1"],
      package: "zlib",
      fix: { available: true, version: "2" },
      file: "a",
    },
  ]);
});

test("carries the gravest mode that something may have, and of each policy the gravest that could not be told", async () => {
  const milder = violation("milder", { enforcement: "warn", atMost: "warn" });
  const one = { code: "POLICY_UNDECIDED", path: "", message: "", policy: "p" };
  const undecided = [
    ...Array.from({ length: 60 }, () => ({
      ...one,
      effect: "audit" as const,
      atMost: "audit" as const,
    })),
    { ...one, effect: "unknown" as const },
  ];
  const judged = { violations: [milder], undecided };
  const { decision: told } = await setUp(judged).images.summarize(app);
  expect(told?.violations).toEqual([
    { policy: "milder", severity: "low", message: "milder", atMost: "warn" },
  ]);
  expect(told?.undecided).toContainEqual({ ...one, atMost: "audit" });
  expect(told?.undecided).toContainEqual(one);
});

test("carries what the decision could not tell, something of every code and policy (issue 6, 6)", async () => {
  const one = { effect: "unknown", path: "", message: "" } as const;
  const undecided = [
    ...Array.from({ length: 70 }, () => ({ ...one, code: "ENTRY_SKIPPED" })),
    { ...one, code: "DATABASE_UNSUPPORTED", message: "x".repeat(5000) },
    { ...one, code: "MY_OWN", policy: "mine" },
  ];
  const { decision: told } = await setUp({ verdict: "unknown", undecided }).images.summarize(app);
  expect(told?.verdict).toBe("unknown");
  expect(told?.undecided).toHaveLength(50);
  expect(told?.undecided).toContainEqual({
    code: "DATABASE_UNSUPPORTED",
    path: "",
    message: `${"x".repeat(1000)}…`,
  });
  expect(told?.undecided).toContainEqual({
    code: "POLICY_UNDECIDED",
    path: "",
    message: "",
    policy: "mine",
  });
});

test("facts that cannot be judged are carried as undecided, and tried again after a minute", async () => {
  const failure = new EvaluationError("EVALUATION_TIMEOUT", "took too long");
  const { images, inputs, clock } = setUp(failure);
  const summary = await images.summarize(app);
  expect(summary).toMatchObject({
    known: true,
    decision: {
      verdict: "unknown",
      undecided: [
        {
          code: "IMAGE_JUDGEMENT_FAILED",
          path: "",
          message: "EVALUATION_TIMEOUT: took too long",
        },
      ],
    },
  });
  await images.summarize(app);
  expect(inputs).toHaveLength(1);
  clock.time += 61_000;
  await images.summarize(app);
  expect(inputs).toHaveLength(2);
});

test("a bundle without a word on images leaves nothing undecided", async () => {
  const silent = new EvaluationError("KIND_UNKNOWN", "judges no image");
  const summary = await setUp(silent).images.summarize(app);
  expect(summary.known).toBe(true);
  expect(summary.decision).toBeUndefined();
});

test("an image is judged once in ten minutes, however many ask at once", async () => {
  const { images, inputs, clock } = setUp();
  await Promise.all([images.summarize(app), images.summarize(app)]);
  clock.time += 9 * 60_000;
  await images.summarize(app);
  expect(inputs).toHaveLength(1);
  clock.time += 2 * 60_000;
  await images.summarize(app);
  expect(inputs).toHaveLength(2);
});

test("an unknown image is a fact, and is known as soon as it is scanned", async () => {
  const { images, store } = setUp({}, undefined);
  store.facts = undefined;
  expect(await images.summarize(app)).toEqual({
    reference: "app:1",
    registry: "docker.io",
    repository: "library/app",
    tag: "1",
    known: false,
  });
  store.facts = facts;
  expect(await images.summarize(app)).toMatchObject({ known: true });
});

test("a reference that cannot be read is unknown, not an error", async () => {
  const { images, store } = setUp();
  store.facts = undefined;
  expect(await images.summarize({ reference: "UPPER//case" })).toEqual({
    reference: "UPPER//case",
    registry: "",
    repository: "",
    known: false,
  });
});
