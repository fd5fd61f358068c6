import type { Finding, ImageFacts } from "@hasp/core";
import { expect, test } from "vitest";
import { facts } from "../testing/samples.ts";
import { textWidth } from "../text/width.ts";
import { filterScan, readScanFilter, type ScanFilter } from "./scan-filter.ts";
import { renderScan } from "./scan-table.ts";

const [sample] = facts.findings as [Finding];

function finding(
  id: string,
  severity: Finding["severity"],
  name: string,
  version: string,
  fix: Finding["fix"],
  title: string,
): Finding {
  return { ...sample, id, severity, title, fix, package: { ...sample.package, name, version } };
}

const heap =
  "heap buffer overflow in the decoding of certificate names, reachable before any check";
const image: ImageFacts = {
  ...facts,
  findings: [
    finding("CVE-2024-2", "low", "tar", "1.34", { state: "not-fixed" }, "a loop"),
    finding(
      "CVE-2024-10",
      "critical",
      "openssl",
      "3.0.11-1~deb12u1",
      { state: "fixed", version: "3.0.14-1~deb12u2" },
      heap,
    ),
    finding(
      "CVE-2024-10",
      "critical",
      "libssl3",
      "3.0.11-1~deb12u1",
      { state: "fixed", version: "3.0.14-1~deb12u2" },
      heap,
    ),
    finding(
      "CVE-2024-9",
      "critical",
      "golang.org/x/crypto",
      "0.0.0-20200622213623-75b288015ac9",
      { state: "wont-fix" },
      "panic",
    ),
  ],
};

function render(
  surface: { columns: number; terminal?: boolean },
  filter?: ScanFilter,
  of = image,
): string {
  const report = { schemaVersion: "1", image: of } as const;
  return renderScan(report, filter, { color: false, terminal: true, ...surface }).join("\n");
}

const between = (text: string, from: string, to: string) =>
  text.slice(text.indexOf(from) + from.length + 1, text.indexOf(`\n\n${to}`));
const findingsAt = (columns: number) => between(render({ columns }), "Findings", "Secrets");

test("60 columns: the advisory above its packages, and the fix whole", () => {
  expect(findingsAt(60)).toBe(`\
  SEVERITY    ADVISORY  TITLE
              PACKAGE        VERSION        FIX
  critical    CVE-2024-9  panic
              golang.org/x/  0.0.0-2020062  wont-fix
              crypto         2213623-75b28
                             8015ac9
  critical    CVE-2024-10  heap buffer overflow in the deco…
              libssl3        3.0.11-1~deb1  3.0.14-1~deb12u2
                             2u1
              openssl        3.0.11-1~deb1  3.0.14-1~deb12u2
                             2u1
  low         CVE-2024-2  a loop
              tar            1.34           not-fixed`);
});

test("80 columns: the same, with more room", () => {
  expect(findingsAt(80)).toBe(`\
  SEVERITY    ADVISORY  TITLE
              PACKAGE              VERSION                      FIX
  critical    CVE-2024-9  panic
              golang.org/x/crypto  0.0.0-20200622213623-75b288  wont-fix
                                   015ac9
  critical    CVE-2024-10  heap buffer overflow in the decoding of certificate …
              libssl3              3.0.11-1~deb12u1             3.0.14-1~deb12u2
              openssl              3.0.11-1~deb12u1             3.0.14-1~deb12u2
  low         CVE-2024-2  a loop
              tar                  1.34                         not-fixed`);
});

test("200 columns: a line a finding, the advisory said once", () => {
  expect(findingsAt(200).split("\n")).toEqual([
    "  SEVERITY    ADVISORY     PACKAGE              VERSION                            FIX               TITLE",
    "  critical    CVE-2024-9   golang.org/x/crypto  0.0.0-20200622213623-75b288015ac9  wont-fix          panic",
    `  critical    CVE-2024-10  libssl3              3.0.11-1~deb12u1                   3.0.14-1~deb12u2  ${heap}`,
    "                           openssl              3.0.11-1~deb12u1                   3.0.14-1~deb12u2",
    "  low         CVE-2024-2   tar                  1.34                               not-fixed         a loop",
  ]);
});

test("nothing is cut and nothing left to the line above where no terminal is, however many columns are said", () => {
  const text = render({ columns: 60, terminal: false });
  expect(text).not.toMatch(/[^A]…(?!7Q)/);
  const lines = text.split("\n").filter((line) => line.includes("CVE-2024-10"));
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    expect(line).toMatch(/^ {2}critical/);
    expect(line.endsWith(heap)).toBe(true);
  }
});

test.each([20, 40, 60, 61, 80, 100, 200])(
  "with %i columns a terminal shows every package, version and fix, within its width",
  (columns) => {
    const version = "v0.0.0-20220314234659-1baeb1ce4c0b";
    const long = finding(
      "GHSA-8c26-wmh5-6g9v",
      "high",
      "k8s.io/kubernetes/very/long/name/of/a/module",
      version,
      { state: "fixed", version: "v0.0.1-20240314234659-2baeb1ce4c0b" },
      heap,
    );
    const text = render({ columns }, undefined, { ...facts, findings: [long] });
    const table = between(text, "Findings", "Secrets");
    if (columns >= 60) {
      for (const line of table.split("\n")) expect(textWidth(line)).toBeLessThanOrEqual(columns);
      expect(table).toContain("v0.0.1-20240314234659-2baeb1ce4c0b");
    }
    const letters = (part: string) => new RegExp([...part].map(RegExp.escape).join("[^]*?"));
    expect(table).toMatch(letters(long.package.name));
    expect(table).toMatch(letters(version));
  },
);

test("--severity is a list as trivy has it, in either case", () => {
  const read = (severity: string[]) =>
    readScanFilter({ severity, "ignore-unfixed": false }).severities;
  expect(read(["HIGH,CRITICAL"])).toEqual(["high", "critical"]);
  expect(read(["low", "Medium, unknown"])).toEqual(["low", "medium", "unknown"]);
  expect(read([])).toEqual([]);
  expect(() => read(["high,critcal"])).toThrow(
    expect.objectContaining({ code: "VALUE_INVALID", hint: "did you mean critical?" }),
  );
  expect(() => read([","])).toThrow(expect.objectContaining({ code: "VALUE_INVALID" }));
});

test("what a filter hides is counted in the last line, once, and the counts before it stay whole", () => {
  const filter = { severities: ["critical", "high"], ignoreUnfixed: true };
  const text = render({ columns: 200 }, filter);
  expect(text).not.toContain("CVE-2024-2 ");
  expect(text).not.toContain("CVE-2024-9");
  expect(text.split("\n").at(-1)).toBe(
    "1 package, 3 critical, 1 low (2 fixable), 1 secret; hidden: 1 low by --severity, 1 without a fix by --ignore-unfixed",
  );
  const secrets = render({ columns: 200 }, { severities: ["critical"], ignoreUnfixed: false });
  expect(secrets).not.toContain("Secrets");
  expect(secrets.split("\n").at(-1)).toMatch(/; hidden: 1 high, 1 low by --severity$/);
});

test("shown and hidden together are everything", () => {
  for (const severities of [[], ["low"], ["critical", "unknown"]]) {
    for (const ignoreUnfixed of [false, true]) {
      const { findings, secrets, hidden } = filterScan(image, { severities, ignoreUnfixed });
      const numbers = hidden.join(" ").match(/\d+/g) ?? [];
      const total = numbers.reduce((sum, number) => sum + Number(number), 0);
      expect(findings.length + secrets.length + total).toBe(5);
    }
  }
});
