import { subjectKinds } from "@hasp/policy";
import { expect, test } from "vitest";
import { optionOf } from "../config/options.ts";
import { run } from "../run.ts";
import { hasp, sharedCache } from "../testing/run-hasp.ts";
import { createTestIo } from "../testing/test-io.ts";

test("the JSON is one array, and filters narrow it", { timeout: 120_000 }, async () => {
  const all = JSON.parse((await hasp("policy list -f json")).out);
  expect(all.length).toBeGreaterThan(200);
  const line = "policy list -f json --kind image --severity HIGH,critical --group image";
  const some = JSON.parse((await hasp(line)).out);
  expect(some.length).toBeGreaterThan(1);
  expect(some.length).toBeLessThan(all.length);
  for (const { subjects, severity, group } of some) {
    expect(subjects).toContain("image");
    expect(["high", "critical"]).toContain(severity);
    expect(group).toBe("image");
  }
});

test("a narrow terminal cuts nothing and gets no line that is wider", async () => {
  const io = createTestIo({ env: { HASP_CACHE: sharedCache }, isTTY: true });
  const narrow = { ...io, stdout: { ...io.stdout, columns: 44 } };
  const line = "policy list --group container --no-color --profile strict --phase run";
  expect(await run(line.split(" "), narrow)).toBe(0);
  const lines = io.out().split("\n");
  expect(lines[0]).toMatch(/^container \(\d+\)$/);
  expect(lines.at(-2)).toMatch(/^\d+ policies of \d+$/);
  for (const one of lines) expect(one.length).toBeLessThanOrEqual(44);
  expect(io.out()).not.toContain("…");
}, 120_000);

test("--group takes several with commas, and more than once", { timeout: 120_000 }, async () => {
  const { code, out } = await hasp("policy list -f json --group image,access --group network");
  const listed = JSON.parse(out) as { readonly group: string }[];
  expect(code).toBe(0);
  expect([...new Set(listed.map(({ group }) => group))].toSorted()).toEqual([
    "access",
    "image",
    "network",
  ]);
});

test.each([
  ["--group image,imgae", "--group: no group imgae; did you mean image?"],
  ["--group imgae", "--group: no group imgae; did you mean image?"],
  ["--profile stirct", "--profile: no policy is in a profile stirct; did you mean strict?"],
  ["--severity grave", '--severity: no severity "grave"'],
  ["--kind pod", '--kind: not a valid value: "pod"'],
])("%s is refused", { timeout: 120_000 }, async (words, message) => {
  const { code, err, out } = await hasp(`policy list ${words}`);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(message);
});

test("--kind takes the kinds of the contract", () => {
  expect(optionOf("kind", "policy list").choices?.toSorted()).toEqual(subjectKinds.toSorted());
});
