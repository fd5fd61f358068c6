import { expect, test } from "vitest";
import { renderCoverage } from "./render-coverage.ts";

const lines = renderCoverage().split("\n");

test("sums up each catalogue and links its table", () => {
  expect(lines).toContain("| [Falco](#falco) | 93 | 92 | 1 |");
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^\| \[Falco\]\(#falco\) \| 93 \| 92 \| \d+ \| Java Process Class File Download \|$/,
    ),
  );
  expect(lines).toContain("## Falco");
});

test("says of an item which policies ask it, and what it reads of the contract", () => {
  expect(lines).toContain(
    "| hostPorts | [pod-security-host-ports](policies.md#pod-security-host-ports) |  | workload: `workload.containers[].ports[].host` |  | kubernetes |  |",
  );
});

test("says why no policy asks an item", () => {
  expect(lines).toContain(
    "| other/add-ndots | none | it changes objects; Hasp judges them and changes nothing |",
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

test("every row of a table has as many cells as its head", () => {
  const cells = (line: string) => line.replaceAll("\\|", "").split("|").length;
  let head = 0;
  for (const [i, line] of lines.entries()) {
    if (lines[i + 1]?.startsWith("| --- |")) head = cells(line);
    if (line.startsWith("|")) expect([line, cells(line)]).toEqual([line, head]);
  }
});
