import { relative } from "node:path";
import type { TestResult } from "@hasp/policy";

type Test = TestResult["tests"][number];

/** The tests as JUnit XML: a suite for each file, its path relative to the folder. */
export function renderJunit(tests: readonly Test[], folder: string): string {
  const suites = [...Map.groupBy(tests, ({ file }) => file)].map(([file, own]) =>
    element("testsuite", { name: relative(folder, file), ...sumOf(own) }, [
      ...own.map((test) => caseOf(test, relative(folder, file))),
    ]),
  );
  const { skipped: _, ...sums } = sumOf(tests);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element("testsuites", { name: "hasp policy test", ...sums }, suites)}\n`;
}

function sumOf(tests: readonly Test[]) {
  const having = (outcome: Test["outcome"]) =>
    tests.filter((test) => test.outcome === outcome).length;
  return {
    tests: tests.length,
    failures: having("fail"),
    errors: having("error"),
    skipped: having("skip"),
    time: seconds(tests.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  };
}

function caseOf(test: Test, file: string): string {
  const { name, row, durationMs, output, failed = [] } = test;
  const classname = test.package.replace(/^data\./, "");
  const children = [
    ...(test.outcome === "skip" ? [element("skipped", {})] : []),
    ...(test.outcome === "error" ? [element("error", { message: test.error?.message ?? "" })] : []),
    ...(test.outcome === "fail" ? [element("failure", { message: reasonOf(failed) })] : []),
    ...(output === undefined || output === "" ? [] : [element("system-out", {}, [toXml(output)])]),
  ];
  const attributes = { classname, name, file, line: row, time: seconds(durationMs) };
  return element("testcase", attributes, children);
}

function reasonOf(failed: readonly string[]): string {
  return failed.length === 0 ? "the test does not hold" : `cases: ${failed.join(", ")}`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(6);
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[] = [],
): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${toXml(`${value}`)}"`);
  const start = `<${name}${given.join("")}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join("\n")}</${name}>`;
}

// what XML 1.0 has no way to write
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

function toXml(text: string): string {
  return text
    .replaceAll(UNWRITABLE, "\ufffd")
    .replaceAll(/[&<>"\t\n\r]/g, (character) => ENTITIES[character] ?? character);
}
