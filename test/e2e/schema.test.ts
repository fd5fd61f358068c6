import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, inject, test } from "vitest";
import { hasp, makeFolder } from "./hasp.ts";

const opa = inject("opa");
const program = "path" in opa ? opa.path : "";
const folder = makeFolder();
afterAll(() => folder[Symbol.dispose]());
const run = (...args: string[]) =>
  hasp(args, { cwd: folder.path, env: { HASP_CACHE: join(folder.path, "cache") } });

test.skipIf("missing" in opa)(
  "OPA alone finds a field that does not exist in what hasp policy new wrote",
  async () => {
    expect(await run("policy", "schema")).toMatchObject({ code: 0 });
    // tests borrow inputs of the built-in library, which OPA does not have
    const args = [
      "check",
      "--strict",
      "--schema",
      "schemas",
      "--ignore",
      "*_test.rego",
      "policies",
    ];
    const check = () =>
      spawnSync(program, args, { cwd: folder.path, encoding: "utf8", timeout: 60_000 });
    for (const kind of ["container", "workload", "image"])
      expect(await run("policy", "new", `policies/ours/a-${kind}`, "--kind", kind)).toMatchObject({
        code: 0,
      });
    expect(check()).toMatchObject({ status: 0, stderr: "" });
    const file = join(folder.path, "policies/ours/a-workload.rego");
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      text.replace("not input.workload.labels.team", "not input.workload.labls.team"),
    );
    const wrong = check();
    expect(wrong.status).toBe(1);
    expect(wrong.stderr + wrong.stdout).toMatch(/undefined ref: input\.workload\.labls/);
    writeFileSync(file, text);
    expect(await run("policy", "test", "policies")).toMatchObject({ code: 0 });
  },
);

test.skipIf("missing" in opa)("OPA reads each of the schemas", async () => {
  await run("policy", "schema");
  for (const name of readdirSync(join(folder.path, "schemas"))) {
    const args = ["eval", "--schema", join("schemas", name), "input.phase"];
    execFileSync(program, args, { cwd: folder.path, timeout: 60_000 });
    const wrong = ["eval", "--schema", join("schemas", name), "input.phse"];
    const { status, stdout } = spawnSync(program, wrong, { cwd: folder.path, encoding: "utf8" });
    expect({ name, status, stdout }).toMatchObject({
      status: 2,
      stdout: expect.stringContaining("undefined ref: input.phse"),
    });
  }
});
