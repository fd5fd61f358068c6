import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inputsOf, unknownImages } from "@hasp/kubernetes";
import {
  buildBundle,
  compileLibrary,
  createInlineEvaluator,
  type Decision,
  type Evaluator,
  localCompiler,
  openBundle,
  readLibrary,
  shippedLibrary,
} from "@hasp/policy";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import {
  type Answer,
  askOracle,
  fixturesOfKubernetes,
  provideOracle,
  type Question,
} from "../pod-security/oracle.ts";
import { bases, variations } from "../pod-security/variations.ts";

/** The check of Kubernetes that each policy is. */
const checks: Readonly<Record<string, string>> = {
  "pod-security-app-armor-profile": "appArmorProfile",
  "pod-security-capabilities-baseline": "capabilities_baseline",
  "pod-security-capabilities-restricted": "capabilities_restricted",
  "pod-security-host-namespaces": "hostNamespaces",
  "pod-security-host-path-volumes": "hostPathVolumes",
  "pod-security-host-ports": "hostPorts",
  "pod-security-host-probes": "hostProbesAndHostLifecycle",
  "pod-security-privilege-escalation": "allowPrivilegeEscalation",
  "pod-security-privileged": "privileged",
  "pod-security-proc-mount-baseline": "procMount",
  "pod-security-proc-mount-restricted": "procMount_restricted",
  "pod-security-restricted-volumes": "restrictedVolumes",
  "pod-security-run-as-non-root": "runAsNonRoot",
  "pod-security-run-as-user": "runAsUser",
  "pod-security-seccomp-profile-baseline": "seccompProfile_baseline",
  "pod-security-seccomp-profile-restricted": "seccompProfile_restricted",
  "pod-security-selinux-options": "seLinuxOptions",
  "pod-security-sysctls": "sysctls",
  "pod-security-windows-host-process": "windowsHostProcess",
};

const time = "2026-11-24T12:00:00.000Z";
const modes = ["enforce", "warn", "audit"] as const;
const levels = ["privileged", "baseline", "restricted"];
const versions = [...Array.from({ length: 39 }, (_, minor) => `v1.${minor}`), "latest"];
/** Versions before and at which something changes. */
const turns = [0, 7, 8, 18, 19, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37];

let program = "";
const evaluators = new Map<string, Evaluator>();

beforeAll(async () => {
  program = await provideOracle();
});

afterAll(async () => {
  for (const evaluator of evaluators.values()) await evaluator.close();
});

/** The policies of the Pod Security Standards alone, so that verdicts are theirs. */
async function evaluatorFor(level: string, version: string): Promise<Evaluator> {
  const key = `${level} ${version}`;
  const known = evaluators.get(key);
  if (known) return known;
  const shipped = await readLibrary([shippedLibrary]);
  const files = shipped.filter(({ name }) => /^(lib|pod-security)\//.test(name));
  const settings = {
    profile: "strict",
    policies: { "pod-security-labels": { parameters: { level, version } } },
  };
  const library = await compileLibrary({
    files,
    compiler: localCompiler,
    settings,
    dataOptions: { now: new Date(time) },
  });
  const evaluator = await createInlineEvaluator(await openBundle(await buildBundle(library)));
  evaluators.set(key, evaluator);
  return evaluator;
}

async function judge({ labels, level, object, server, version }: Question): Promise<Decision> {
  const evaluator = await evaluatorFor(level, version);
  const { inputs } = await inputsOf(object, {
    phase: "deploy",
    context: {
      time,
      namespace: { name: "shop", labels },
      ...(server > 0 && { cluster: { name: "c", version: `v1.${server}.4` } }),
    },
    images: unknownImages,
    namespace: "shop",
  });
  return evaluator.evaluate(inputs[0]);
}

/** The gravest mode in which each check fails. What makes Pods is not refused by what its namespace enforces for them. */
function expected({ object, labels }: Question, { failed }: Answer): Record<string, string> {
  const isEnforced =
    (object as { kind: string }).kind === "Pod" ||
    labels["pod-security.kubernetes.io/enforce"] === undefined;
  const gravest: Record<string, string> = {};
  for (const mode of ["audit", "warn", ...(isEnforced ? (["enforce"] as const) : [])] as const)
    for (const check of failed[mode]) gravest[check] = mode;
  return gravest;
}

function decided({ violations }: Decision): Record<string, string> {
  const gravest: Record<string, string> = {};
  for (const mode of modes.toReversed())
    for (const { enforcement, policy } of violations)
      if (enforcement === mode) gravest[checks[policy] ?? policy] = mode;
  return gravest;
}

function verdictOf({ object, labels }: Question, { allowed, warned }: Answer): string | undefined {
  const isPod = (object as { kind: string }).kind === "Pod";
  // where nobody labels, the level of the parameters holds for what makes Pods too
  if (!isPod && labels["pod-security.kubernetes.io/enforce"] === undefined) return undefined;
  return allowed ? (warned ? "warn" : "allow") : "deny";
}

/** Where Hasp and the API server's admission differ. */
async function differences(questions: readonly Question[]): Promise<readonly object[]> {
  const answers = await askOracle(program, questions);
  const different: object[] = [];
  for (const [i, question] of questions.entries()) {
    const answer = answers[i] as Answer;
    const decision = await judge(question);
    const [theirs, ours] = [expected(question, answer), decided(decision)];
    const verdict = verdictOf(question, answer) ?? decision.verdict;
    const isAlike =
      decision.verdict === verdict &&
      decision.undecided.length === 0 &&
      JSON.stringify(Object.entries(theirs).sort()) === JSON.stringify(Object.entries(ours).sort());
    if (!isAlike) different.push({ question, theirs, ours, verdicts: [verdict, decision.verdict] });
  }
  return different;
}

const noDefaults = { level: "privileged", version: "latest", server: 0 };

function enforcing(level: string, version: string): Question["labels"] {
  return {
    "pod-security.kubernetes.io/enforce": level,
    "pod-security.kubernetes.io/enforce-version": version,
  };
}

function firstOf(different: readonly object[]): unknown {
  return different.length === 0 ? [] : [different.length, ...different.slice(0, 3)];
}

test("every policy of the group is one check, and every check is a policy", async () => {
  const evaluator = await evaluatorFor("privileged", "latest");
  expect(evaluator.bundle).toBeDefined();
  const shipped = await readLibrary([shippedLibrary]);
  const policies = shipped
    .map(({ name }) => /^pod-security\/(.*)\.rego$/.exec(name)?.[1] ?? "")
    .filter((name) => name !== "" && !name.endsWith("_test") && name !== "pod-security-labels");
  expect(policies.sort()).toEqual(Object.keys(checks).sort());
  expect(new Set(Object.values(checks)).size).toBe(19);
});

test("decides of every value of every field as the API server does, at each level and each turn of versions", async () => {
  const questions = variations.flatMap((vary, i) =>
    bases.flatMap((make, j) => {
      const object = make();
      vary(object);
      return ["baseline", "restricted"].flatMap((level, k) =>
        // each value meets each turn in one of the bases at least
        turns
          .filter((turn, n) => turn === 37 || (i + j + k + n) % 5 === 0)
          .map((turn) => ({ ...noDefaults, object, labels: enforcing(level, `v1.${turn}`) })),
      );
    }),
  );
  expect(questions.length).toBeGreaterThan(10_000);
  expect(firstOf(await differences(questions))).toEqual([]);
});

test("decides of Kubernetes' own fixtures as the API server does, and as they are meant", async () => {
  const folder = await fixturesOfKubernetes();
  const read: { object: object; labels: Question["labels"]; passes: boolean }[] = [];
  for (const level of ["baseline", "restricted"])
    for (const version of readdirSync(join(folder, level)))
      for (const outcome of ["pass", "fail"])
        for (const name of readdirSync(join(folder, level, version, outcome))) {
          const text = readFileSync(join(folder, level, version, outcome, name), "utf8");
          const labels = enforcing(level, version);
          read.push({ object: parse(text), labels, passes: outcome === "pass" });
        }
  expect(read.length).toBeGreaterThan(4000);
  const questions = read.map(({ object, labels }) => ({ ...noDefaults, object, labels }));
  expect(firstOf(await differences(questions))).toEqual([]);
  for (const [i, question] of questions.entries()) {
    if (i % 7 !== 0) continue;
    const { verdict } = await judge(question);
    expect(verdict, JSON.stringify(question)).toBe(read[i]?.passes ? "allow" : "deny");
  }
});

test("decides by any labels, defaults and versions of the API server as it does itself", async () => {
  const random = generator(20_261_124);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const texts = {
    level: [...levels, ...levels, "Restricted", "", "none"],
    version: [
      ...versions,
      "v1.99",
      "1.30",
      "v1.030",
      "v1.3.1",
      "v2.0",
      "",
      "v1.",
      "v1.-1",
      "v1.1e1",
    ],
  };
  const labelled = () => {
    const labels: Record<string, string> = { team: "a" };
    for (const mode of modes) {
      if (random() < 0.6) labels[`pod-security.kubernetes.io/${mode}`] = pick(texts.level);
      if (random() < 0.5)
        labels[`pod-security.kubernetes.io/${mode}-version`] = pick(texts.version);
    }
    return labels;
  };
  const defaults = [
    { level: "privileged", version: "latest" },
    { level: "baseline", version: "v1.20" },
    { level: "restricted", version: "latest" },
  ];
  const questions = Array.from({ length: 6000 }, (): Question => {
    const pod = pick(bases)();
    for (let n = Math.floor(random() * 4); n >= 0; n--) pick(variations)(pod);
    const { metadata, spec } = pod;
    const { ephemeralContainers: _, ...template } = spec;
    const deployment = {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "web" },
      spec: { template: { metadata: { annotations: metadata.annotations }, spec: template } },
    };
    return {
      object: random() < 0.7 ? pod : deployment,
      labels: labelled(),
      server: random() < 0.3 ? 20 + Math.floor(random() * 18) : 0,
      ...pick(defaults),
    };
  });
  expect(firstOf(await differences(questions))).toEqual([]);
});

test("cannot tell of a Pod in a request whose namespace nobody saw, unless no level would refuse it", async () => {
  const evaluator = await evaluatorFor("privileged", "latest");
  const user = { name: "ana", groups: [] };
  const resource = { group: "", version: "v1", resource: "pods" };
  const verdicts: string[] = [];
  for (const make of bases.slice(0, 2)) {
    for (const request of [undefined, { operation: "CREATE", resource, user }]) {
      const { inputs } = await inputsOf(make(), {
        phase: "deploy",
        context: { time, ...(request && { request }) },
        images: unknownImages,
        namespace: "shop",
      });
      verdicts.push((await evaluator.evaluate(inputs[0])).verdict);
    }
  }
  expect(verdicts).toEqual(["allow", "unknown", "allow", "allow"]);
});

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
