import { expect, test } from "vitest";
import { renderCoverage } from "./render-coverage.ts";

const lines = renderCoverage().split("\n");

test("sums up each catalogue and links its table", () => {
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^\| \[Falco\]\(#falco\) \| 93 \| 92 \| \d+ \| Java Process Class File Download \|$/,
    ),
  );
});

test("says of an entry what it reads, what it needs and who sends it", () => {
  expect(lines).toContain(
    "| Has Ingress Network Policy | workload: `related.networkPolicies[].ingress` | `related.networkPolicies` | manifests |  |",
  );
});

test("names the members that nobody sends yet", () => {
  const row = lines.find((line) => line.startsWith("| User Agent |"));
  expect(row).toContain("*no producer yet*: `access.userAgent`");
});

test("says why something is not expressible", () => {
  const row = lines.find((line) => line.startsWith("| Java Process Class File Download |"));
  expect(row).toContain("**not expressible**: the bytes");
});
