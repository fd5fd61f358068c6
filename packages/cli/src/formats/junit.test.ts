import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { renderJunit } from "./junit.ts";

const base = { package: "data.p_test", file: "/w/p/p_test.rego", row: 3, durationMs: 1.5 };
const tests = [
  { ...base, name: "test_passes", outcome: "pass" },
  { ...base, name: "test_fails", outcome: "fail", failed: ['a "b"', "<c>"], output: "x & y\nz" },
  {
    ...base,
    name: "test_errs",
    outcome: "error",
    error: { code: "e", message: "bad\u0001\ud800" },
  },
  { ...base, name: "todo_test_waits", file: "/w/q_test.rego", outcome: "skip" },
] as const;

test("each file is a suite with its counts, each test a case with its place and reason", () => {
  expect(renderJunit(tests, "/w")).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="hasp policy test" tests="4" failures="1" errors="1" time="0.006000">\
<testsuite name="p/p_test.rego" tests="3" failures="1" errors="1" skipped="0" time="0.004500">\
<testcase classname="p_test" name="test_passes" file="p/p_test.rego" line="3" time="0.001500"/>
<testcase classname="p_test" name="test_fails" file="p/p_test.rego" line="3" time="0.001500">\
<failure message="cases: a &quot;b&quot;, &lt;c&gt;"/>
<system-out>x &amp; y&#10;z</system-out></testcase>
<testcase classname="p_test" name="test_errs" file="p/p_test.rego" line="3" time="0.001500">\
<error message="bad\ufffd\ufffd"/></testcase></testsuite>
<testsuite name="q_test.rego" tests="1" failures="0" errors="0" skipped="1" time="0.001500">\
<testcase classname="p_test" name="todo_test_waits" file="q_test.rego" line="3" time="0.001500">\
<skipped/></testcase></testsuite></testsuites>
`);
});

test("an XML parser that is not ours reads it", () => {
  const read =
    "import sys, xml.etree.ElementTree as e; print(len(list(e.parse(sys.stdin.buffer).iter('testcase'))))";
  const { stdout, error } = spawnSync("python3", ["-c", read], {
    input: renderJunit(tests, "/w"),
    encoding: "utf8",
  });
  expect(error).toBeUndefined();
  expect(stdout).toBe("4\n");
});

test("no test at all is a document too", () => {
  expect(renderJunit([], "/w")).toContain('tests="0" failures="0" errors="0"');
});
