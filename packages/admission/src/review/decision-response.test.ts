import type { Digest } from "@hasp/core";
import type { Verdict } from "@hasp/policy";
import { expect, test } from "vitest";
import { always, judge } from "../testing/judge.ts";
import { decision, denial, podReview, undecided, violation } from "../testing/review.ts";
import { decisionResponse } from "./decision-response.ts";

const uid = "705ab4f5-6393-11e8-b7cc-42010a800002";

test("denies with every violation that denies in one message, and nothing else", async () => {
  const second = {
    ...violation,
    policy: "missing-limits",
    severity: "medium" as const,
    message: "no memory limit",
    at: "/spec/containers/0/resources/limits/memory",
    remediation: "Set resources.limits.memory.",
  };
  const warned = { ...second, policy: "mutable-tag", enforcement: "warn" as const };
  const response = await judge(
    podReview(),
    always({
      ...denial,
      violations: [second, violation, warned],
      existing: [{ ...violation, policy: "host-namespaces", message: "host network" }],
      undecided: [undecided, { ...undecided, code: "SUBJECT_TRUNCATED", effect: "deny" }],
      outOfScope: [{ policy: "run-as-root", count: 2 }],
    }),
  );
  expect(response).toEqual({
    uid,
    allowed: false,
    status: {
      status: "Failure",
      code: 403,
      reason: "Forbidden",
      message: [
        "Pod/web is denied: 2 violations and 1 thing that cannot be told (bundle 7, sha256:bbbbbbbbbbbb)",
        '1. [critical] privileged-container: container "web" is privileged',
        "   at /spec/containers/0/securityContext/privileged",
        "   fix: Set privileged to false.",
        "2. [medium] missing-limits: no memory limit",
        "   at /spec/containers/0/resources/limits/memory",
        "   fix: Set resources.limits.memory.",
        "3. SUBJECT_TRUNCATED: who owns the subject could not be asked for",
        "   at /workload/top",
      ].join("\n"),
    },
    warnings: [
      "could not be told: OWNER_UNKNOWN: who owns the subject could not be asked for",
      "[medium] mutable-tag: no memory limit (at /spec/containers/0/resources/limits/memory)",
      "as before: [critical] host-namespaces: host network",
    ],
    auditAnnotations: {
      verdict: "deny",
      policies: "12",
      "bundle-revision": "7",
      "bundle-digest": decision.bundle.digest,
      "input-digest": decision.input.digest,
      violations: "missing-limits=enforce,mutable-tag=warn,privileged-container=enforce",
      existing: "host-namespaces=enforce",
      undecided: "OWNER_UNKNOWN=unknown,SUBJECT_TRUNCATED=deny",
      "out-of-scope": "run-as-root=2",
    },
  });
});

test("allows with warnings, and shows what is excepted", async () => {
  const exception = { id: "EX-7", owner: "ana", reason: "node tuning", expires: "2027-01-01" };
  const response = await judge(
    podReview(),
    always({ ...decision, excepted: [{ ...violation, exception }] }),
  );
  expect(response).toMatchObject({
    allowed: true,
    warnings: ["excepted: privileged-container by EX-7 of ana until 2027-01-01"],
    auditAnnotations: { verdict: "allow", excepted: "privileged-container=EX-7" },
  });
  expect(response.status).toBeUndefined();
});

test("lets an update pass that finds only what was there, and says so", async () => {
  const existing = [violation];
  const response = await judge(podReview(), always({ ...decision, verdict: "warn", existing }));
  expect(response).toMatchObject({
    allowed: true,
    warnings: ['as before: [critical] privileged-container: container "web" is privileged'],
    auditAnnotations: { verdict: "warn", existing: "privileged-container=enforce" },
  });
});

test("issue 6, wrong today 6: leaves what could not be told to the failure policy, in so many words", async () => {
  const evaluator = always({ ...decision, verdict: "unknown", undecided: [undecided] });
  expect(await judge(podReview(), evaluator)).toMatchObject({
    allowed: false,
    status: {
      code: 403,
      message: [
        "Pod/web is denied by the failure policy: 1 thing could not be told (bundle 7, sha256:bbbbbbbbbbbb)",
        "1. OWNER_UNKNOWN: who owns the subject could not be asked for",
        "   at /workload/top",
      ].join("\n"),
    },
    auditAnnotations: {
      verdict: "unknown",
      undecided: "OWNER_UNKNOWN=unknown",
      "failure-policy": "deny",
    },
  });
  const open = await judge(podReview(), evaluator, { failurePolicy: "allow" });
  expect(open).toMatchObject({
    allowed: true,
    warnings: ["could not be told: OWNER_UNKNOWN: who owns the subject could not be asked for"],
    auditAnnotations: { verdict: "unknown", "failure-policy": "allow" },
  });
});

test("a verdict without a policy that was asked is told as it is", async () => {
  const evaluator = always({
    ...decision,
    policies: 0,
    verdict: "unknown",
    undecided: [undecided],
  });
  expect(await judge(podReview(), evaluator)).toMatchObject({
    allowed: false,
    auditAnnotations: { verdict: "unknown", policies: "0" },
  });
});

test("warns of what a policy could not tell, by the policy's name in the audit log", async () => {
  const open = { ...undecided, effect: "warn" as const, policy: "run-as-root" };
  const response = await judge(
    podReview(),
    always({ ...decision, verdict: "warn", undecided: [open, { ...open, effect: "audit" }] }),
  );
  expect(response).toEqual({
    uid,
    allowed: true,
    warnings: ["could not be told: OWNER_UNKNOWN: who owns the subject could not be asked for"],
    auditAnnotations: expect.objectContaining({
      undecided: "run-as-root:OWNER_UNKNOWN=audit,run-as-root:OWNER_UNKNOWN=warn",
    }),
  });
});

test("a decision without a word to say is allowed without a word", async () => {
  expect(Object.keys(await judge(podReview(), always(decision)))).toEqual([
    "uid",
    "allowed",
    "auditAnnotations",
  ]);
});

test("a denial that cannot be shown says so, and the audit log has its verdict", () => {
  const broken = { ...denial, violations: [null as never] };
  expect(decisionResponse(uid, [broken], "allow")).toEqual({
    uid,
    allowed: false,
    status: {
      status: "Failure",
      code: 403,
      reason: "Forbidden",
      message: "denied by policy; the decision cannot be shown",
    },
    auditAnnotations: { verdict: "deny" },
  });
});

test.each<readonly [readonly Verdict[], Verdict]>([
  [["deny", "allow"], "deny"],
  [["allow", "deny", "warn"], "deny"],
  [["unknown", "warn"], "unknown"],
  [["warn", "allow"], "warn"],
  [["allow", "allow"], "allow"],
])("of the verdicts %j over one object %s holds, and each input is named", (verdicts, gravest) => {
  const [first, ...more] = verdicts.map((verdict, i) => ({
    ...decision,
    verdict,
    input: { digest: `sha256:${i}` as Digest },
  }));
  if (!first) throw new Error("no decision");
  const { auditAnnotations } = decisionResponse(uid, [first, ...more], "deny");
  expect(auditAnnotations).toMatchObject({
    verdict: gravest,
    "input-digest": verdicts.map((_, i) => `sha256:${i}`).join(","),
  });
});

test("says that nothing was judged where no policy was asked", async () => {
  const response = await judge(podReview(), always({ ...decision, policies: 0 }));
  expect(response).toMatchObject({
    allowed: true,
    auditAnnotations: { verdict: "not-judged", policies: "0" },
  });
});

test("keeps warnings within what the API server passes on", async () => {
  const violations = Array.from({ length: 60 }, (_, i) => ({
    ...violation,
    enforcement: "warn" as const,
    message: `${i} \u001b[31m\n${"x".repeat(i % 2 === 0 ? 500 : 10)}`,
  }));
  const { warnings = [] } = await judge(
    podReview(),
    always({ ...decision, verdict: "warn", violations }),
  );
  expect(warnings.length).toBeLessThanOrEqual(20);
  expect(warnings.every((warning) => warning.length <= 256)).toBe(true);
  expect(warnings.join("").length).toBeLessThanOrEqual(4096);
  expect(warnings.join("")).not.toMatch(/\p{Cc}/u);
  expect(warnings.at(-1)).toBe(`… and ${60 - (warnings.length - 1)} more`);
});

test("keeps a message of very many violations readable and says what it leaves out", async () => {
  const violations = Array.from({ length: 2000 }, () => violation);
  const { status } = await judge(podReview(), always({ ...denial, violations }));
  expect(status?.message.length).toBeLessThan(70_000);
  expect(status?.message).toMatch(/2000 violations[\s\S]+… and \d+ more: run hasp check manifest/);
});
