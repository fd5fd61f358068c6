import type { ImageFacts } from "@hasp/core";
import type { CheckReport, ReportedDecision, ReportedViolation } from "../formats/report.ts";

export const digest = (character: string): string => `sha256:${character.repeat(64)}`;

export const facts: ImageFacts = {
  reference: "docker.io/library/app:1",
  digest: digest("d"),
  id: digest("1"),
  platform: { os: "linux", architecture: "amd64" },
  scannedAt: "2026-01-30T00:00:00.000Z",
  config: {
    user: "",
    env: [],
    entrypoint: [],
    cmd: ["/app"],
    exposedPorts: [],
    volumes: [],
    labels: {},
    healthcheck: false,
  },
  layers: [{ diffId: digest("a"), size: 10 }],
  distribution: { id: "debian", versionId: "12", name: "Debian GNU/Linux" },
  packages: [
    {
      type: "deb",
      name: "zlib1g",
      version: "1:1.2.13",
      purl: "pkg:deb/debian/zlib1g@1:1.2.13",
      path: "var/lib/dpkg/status",
    },
  ],
  findings: [
    {
      id: "CVE-2023-45853",
      aliases: [],
      severity: "critical",
      title: "integer overflow in MiniZip",
      package: {
        type: "deb",
        name: "zlib1g",
        version: "1:1.2.13",
        purl: "pkg:deb/debian/zlib1g@1:1.2.13",
      },
      path: "var/lib/dpkg/status",
      layer: digest("a"),
      fix: { state: "wont-fix" },
      feed: "debian",
    },
  ],
  secrets: [
    {
      rule: "aws-access-key",
      title: "AWS access key",
      severity: "high",
      place: "layer",
      path: "srv/.env",
      line: 3,
      layer: digest("a"),
      redacted: "AKIA…7Q",
    },
  ],
  tools: [],
  coverage: [{ ecosystem: "debian:12", packages: 1, state: "matched" }],
  problems: [],
};

export const violation: ReportedViolation = {
  policy: "privileged-container",
  title: "Privileged container",
  severity: "critical",
  enforcement: "enforce",
  message: "container web is privileged",
  path: "/workload/containers/0/effective/privileged",
  at: "/spec/containers/0/securityContext/privileged",
  container: "web",
  evidence: { observed: true },
  remediation: "Remove `privileged: true`.",
  location: {
    file: "k8s/web app.yaml",
    line: 12,
    column: 11,
    pointer: "/spec/containers/0/securityContext/privileged",
  },
};

export const decision: ReportedDecision = {
  contract: 1,
  time: "2026-01-31T12:00:00.000Z",
  policies: 16,
  existing: [],
  undecided: [],
  outOfScope: [],
  bundle: { revision: "2026.1", digest: digest("b") },
  input: { digest: digest("c") },
  phase: "build",
  subject: { kind: "workload", name: "Deployment/web", namespace: "shop" },
  verdict: "deny",
  violations: [violation],
  excepted: [
    {
      ...violation,
      policy: "run-as-root",
      severity: "high",
      message: "container web may run as root",
      exception: { id: "legacy", owner: "team-a", reason: "moves in May", expires: "2026-06-01" },
    },
  ],
};

export const checkReport: CheckReport = {
  schemaVersion: "1",
  bundle: decision.bundle,
  decisions: [decision],
  problems: [],
};
