import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hasp } from "../testing/run-hasp.ts";
import { createTestIo } from "../testing/test-io.ts";

/** A folder with the record of a privileged Pod. */
async function record(): Promise<{ cwd: string; text: string }> {
  const { cwd } = createTestIo();
  const pod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: web\n      image: nginx\n      securityContext: {privileged: true}\n";
  writeFileSync(join(cwd, "pod.yaml"), pod);
  await hasp("check manifest pod.yaml --save-inputs records -q", { cwd });
  const [name = ""] = readdirSync(join(cwd, "records"));
  const text = readFileSync(join(cwd, "records", name), "utf8");
  writeFileSync(join(cwd, "r.json"), text);
  return { cwd, text };
}

test("a record is judged anew, with the places in what somebody wrote", async () => {
  const { cwd } = await record();
  const { code, out } = await hasp("policy eval -i r.json", { cwd });
  expect(code).toBe(1);
  expect(out).toContain("privileged-container");
  expect(out).toContain("at pod.yaml:8:");
}, 120_000);

test("an input from standard input is judged as it is, and as the settings say", async () => {
  const { cwd, text } = await record();
  const { input } = JSON.parse(text);
  input.workload.containers[0].effective.privileged = false;
  const stdin = JSON.stringify(input);
  const decided = JSON.parse((await hasp("policy eval -i - -f json", { cwd, stdin })).out);
  const ids = decided.decisions[0].violations.map(({ policy }: { policy: string }) => policy);
  expect(ids).not.toContain("privileged-container");
  expect(ids).toContain("run-as-root");
  const off = [...new Set<string>(ids)].map((id) => `  ${id}: {enforcement: "off"}`).join("\n");
  writeFileSync(join(cwd, "s.yaml"), `policies:\n${off}\n`);
  const settled = JSON.parse(
    (await hasp("policy eval -i - -f json --settings s.yaml", { cwd, stdin })).out,
  );
  expect(settled.decisions[0].violations).toEqual([]);
}, 120_000);

test.each([
  ["not JSON", "{", "standard input is not JSON"],
  ["a list", "[]", "standard input is no JSON object"],
  ["something else", "{}", "standard input is no input of a policy: /"],
  ["an input of another contract", `{"contract":99,"kind":"workload"}`, "/contract"],
  ["a record without a decision", `{"input":[]}`, "standard input is no record"],
  ["a record of nothing", `{"input":{},"decision":{}}`, "standard input is no record"],
])("refuses %s", async (_, stdin, message) => {
  const { code, err } = await hasp("policy eval -i -", { stdin });
  expect(err).toContain("error[VALUE_INVALID]");
  expect(err).toContain(message);
  expect(code).toBe(2);
});

test("says what is missing", async () => {
  expect((await hasp("policy eval")).err).toContain("--input is missing");
  expect((await hasp("policy eval -i none.json")).err).toContain("error[FILE_NOT_FOUND]");
});
