import { stripVTControlCharacters } from "node:util";
import { severities } from "@hasp/core";
import { expect, test } from "vitest";
import { options } from "../config/options.ts";
import { checkReport, decision, digest, facts, violation } from "../testing/samples.ts";
import type { Report, Surface } from "./format.ts";
import { reportFormats } from "./format-names.ts";
import { formats } from "./index.ts";
import { CheckReport, type ReportedDecision, ScanReport } from "./report.ts";

const plain: Surface = { columns: 76, color: false, terminal: true };
const check: Report = { type: "check", report: checkReport };
const scan: Report = { type: "scan", report: { schemaVersion: "1", image: facts } };

const undecided: ReportedDecision = {
  ...decision,
  violations: [],
  excepted: [],
  undecided: [
    {
      code: "DATABASE_UNSUPPORTED",
      effect: "unknown",
      path: "var/lib/rpm/rpmdb.sqlite",
      message: "packages of rpm are not read",
    },
    {
      code: "POLICY_UNDECIDED",
      effect: "warn",
      path: "",
      message: "no key at hand",
      policy: "signed-image",
    },
  ],
};

function render(name: string, report: Report, surface = plain): string {
  const format = formats.find((format) => format.name === name);
  if (!format) throw new Error(`no format ${name}`);
  return format.render(report, surface);
}

test("help names exactly the formats there are, and --fail-on the severities", () => {
  expect(formats.map(({ name }) => name)).toEqual([...reportFormats]);
  expect(options["fail-on"].choices).toEqual(severities);
});

test.each(formats)("$name ends with one line end, whatever it is given", (format) => {
  const empty = { ...checkReport, decisions: [] };
  for (const report of [check, scan, { type: "check", report: empty } as const]) {
    expect(format.render(report, plain)).toMatch(/[^\n]\n$/);
  }
});

test("the table groups by subject, shows what is excepted, and sums up", () => {
  expect(render("table", check)).toBe(`\
DENY  Deployment/web  workload in namespace shop, build
  CRITICAL   privileged-container
             container web is privileged
             at k8s/web app.yaml:12:11
             /spec/containers/0/securityContext/privileged
             fix: Remove \`privileged: true\`.
  EXCEPTED   run-as-root (high)
             container web may run as root
             exception legacy, team-a, until 2026-06-01: moves in May

DENY  1 subject, 1 violation, 1 excepted  bundle 2026.1 sha256:bbbbbbbbbbbb
`);
});

test("the table tells what could not be told, what was there before, what was left out and what nothing judged", () => {
  const open = {
    ...undecided,
    verdict: "unknown" as const,
    existing: [violation],
    outOfScope: [
      { policy: "run-as-root", count: 2, scope: "system" },
      { policy: "host-ports", count: 1 },
    ],
  };
  const nothing = { ...undecided, undecided: [], verdict: "allow" as const, policies: 0 };
  const subject = { kind: "resource", name: "PersistentVolume/pv" };
  const report = { ...checkReport, decisions: [open, { ...nothing, subject }] };
  expect(render("table", { type: "check", report })).toBe(`\
UNKNOWN Deployment/web  workload in namespace shop, build
  UNDECIDED  DATABASE_UNSUPPORTED
             packages of rpm are not read
             at var/lib/rpm/rpmdb.sqlite
  UNDECIDED  POLICY_UNDECIDED (warn, signed-image)
             no key at hand
  EXISTING   privileged-container (critical)
             container web is privileged
             at k8s/web app.yaml:12:11
             /spec/containers/0/securityContext/privileged
  OUT OF SCOPE
             2 of run-as-root (system), 1 of host-ports

NOT JUDGED PersistentVolume/pv  resource, build: no policy is about it

COULD NOT TELL  2 subjects, 1 not judged, 0 violations, 2 undecided, 1 existing  bundle 2026.1 sha256:bbbbbbbbbbbb
`);
});

test("a table of much that could not be told ends", () => {
  const many = {
    ...undecided,
    undecided: Array.from({ length: 250 }, () => undecided.undecided).flat(),
  };
  const report = { ...checkReport, decisions: [many] };
  const text = render("table", { type: "check", report });
  expect(text).toContain("and 480 more that could not be told");
  expect(text.match(/UNDECIDED {2}/g)).toHaveLength(20);
});

test("the table of a scan names findings, secrets and counts", () => {
  expect(render("table", scan)).toBe(`\
docker.io/library/app:1
  digest  ${digest("d")}
  id      ${digest("1")}
  system  Debian GNU/Linux, linux/amd64

Findings
  SEVERITY    ADVISORY  TITLE
              PACKAGE  VERSION   FIX
  critical    CVE-2023-45853  integer overflow in MiniZip
              zlib1g   1:1.2.13  wont-fix

Secrets
  SEVERITY  RULE            SECRET   PLACE
  high      aws-access-key  AKIA…7Q  srv/.env:3

1 package, 1 critical (0 fixable), 1 secret
`);
});

test("a hostile name cannot reach the terminal, in any column or colour", () => {
  const hostile = "\u001b]0;owned\u0007\u202e\u009b2J\r\n";
  const dirty = JSON.parse(
    JSON.stringify({ check: checkReport, image: facts }, (key, value) =>
      typeof value === "string" &&
      !["severity", "verdict", "enforcement", "phase", "state", "effect"].includes(key)
        ? value + hostile
        : value,
    ),
  );
  const reports: Report[] = [
    { type: "check", report: dirty.check },
    { type: "scan", report: { schemaVersion: "1", image: dirty.image } },
  ];
  for (const report of reports) {
    const text = render("table", report, { columns: 200, color: true, terminal: true });
    // colour is all that may be left
    expect(stripVTControlCharacters(text)).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  }
});

test("JSON is what its schema says and can be read back", () => {
  expect(CheckReport.parse(JSON.parse(render("json", check)))).toEqual(checkReport);
  expect(ScanReport.parse(JSON.parse(render("json", scan))).image).toEqual(facts);
});

test("SARIF has a rule a policy, a region for manifests, and suppressions for what is excepted", () => {
  const { runs, version } = JSON.parse(render("sarif", check));
  expect(version).toBe("2.1.0");
  expect(runs[0].tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
    "privileged-container",
    "run-as-root",
  ]);
  expect(runs[0].results[0]).toMatchObject({
    ruleId: "privileged-container",
    ruleIndex: 0,
    level: "error",
    suppressions: [],
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "k8s/web%20app.yaml" },
          region: { startLine: 12, startColumn: 11 },
        },
        logicalLocations: [{ name: "Deployment/web", kind: "workload" }],
      },
    ],
  });
  expect(runs[0].results[1].suppressions).toMatchObject([{ kind: "external", status: "accepted" }]);
});

test("SARIF names the layer's file of a violation in an image, and what could not be told", () => {
  const inImage = {
    ...violation,
    location: { file: "srv/.env", line: 3, layer: digest("a"), instruction: "COPY . /srv" },
  };
  const report = {
    ...checkReport,
    decisions: [{ ...decision, violations: [inImage], excepted: [] }],
    problems: [{ level: "error" as const, code: "NO_DATA", message: "none for npm", file: "a:b" }],
  };
  const [run] = JSON.parse(render("sarif", { type: "check", report })).runs;
  expect(run.results[0].locations[0]).toMatchObject({
    physicalLocation: { artifactLocation: { uri: "srv/.env" }, region: { startLine: 3 } },
    logicalLocations: [{}, { name: digest("a"), kind: "layer" }],
  });
  expect(run.invocations[0]).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: [{ descriptor: { id: "NO_DATA" }, level: "error" }],
  });
});

test("SARIF tells what a decision could not tell, what was there before and what nothing judged", () => {
  const open = { ...undecided, verdict: "unknown" as const, existing: [violation] };
  const notJudged = { ...decision, violations: [], excepted: [], verdict: "allow" as const };
  const decisions = [open, { ...notJudged, policies: 0 }];
  const report = { ...checkReport, decisions };
  const [run] = JSON.parse(render("sarif", { type: "check", report })).runs;
  expect(run.results).toMatchObject([{ ruleId: violation.policy, baselineState: "unchanged" }]);
  expect(run.properties.notJudged).toEqual(["shop/Deployment/web"]);
  expect(run.invocations[0]).toMatchObject({
    executionSuccessful: false,
    toolExecutionNotifications: [
      {
        descriptor: { id: "DATABASE_UNSUPPORTED" },
        level: "error",
        message: { text: "shop/Deployment/web: packages of rpm are not read" },
      },
      { descriptor: { id: "POLICY_UNDECIDED" }, level: "warning" },
    ],
  });
});

test("SARIF fingerprints stay when lines move", () => {
  const moved = structuredClone(checkReport);
  for (const { location } of moved.decisions[0]?.violations ?? [])
    if (location) location.line = (location.line ?? 0) + 5;
  const fingerprints = (text: string) =>
    JSON.parse(text).runs[0].results.map(
      (result: { partialFingerprints: object }) => result.partialFingerprints,
    );
  expect(fingerprints(render("sarif", { type: "check", report: moved }))).toEqual(
    fingerprints(render("sarif", check)),
  );
});
