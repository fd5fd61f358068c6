import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hasp, makeFolder, root } from "./hasp.ts";

const folder = makeFolder();
const at = (...names: string[]): string => join(folder.path, ...names);
const env = { HASP_CACHE: at("cache") };
afterAll(() => folder[Symbol.dispose]());

test("the guide's program decides with the plain SDK as hasp does", async () => {
  const guide = readFileSync(join(root, "docs/guides/embedding.md"), "utf8");
  const program = /```js\n([^`]*(?:`[^`]+`[^`]*)*?)\n```/.exec(guide)?.[1] ?? "";
  const [build = "", extract = ""] = /```sh\n([\s\S]*?)\n```/.exec(guide)?.[1]?.split("\n") ?? [];
  const options = { env, cwd: folder.path };
  expect(await hasp(build.split(" ").slice(1), options)).toMatchObject({ code: 0 });
  execFileSync("sh", ["-c", extract], { cwd: folder.path });

  const manifest = join(root, "test/fixtures/manifests/demo.yaml");
  const args = ["check", "manifest", manifest, "--bundle", at("bundle.tar.gz")];
  const checked = await hasp([...args, "--save-inputs", at("records")], options);
  expect(checked.code).toBe(1);
  const [name = ""] = readdirSync(at("records"));
  const record = JSON.parse(readFileSync(at("records", name), "utf8"));
  writeFileSync(at("input.json"), JSON.stringify(record.input));

  symlinkSync(join(root, "node_modules"), at("node_modules"));
  writeFileSync(at("program.mjs"), program);
  const told = execFileSync(process.execPath, ["program.mjs"], {
    cwd: folder.path,
    encoding: "utf8",
  });
  expect(told).toMatch(/^deny /);
  for (const { policy } of record.decision.violations) expect(told).toContain(`${policy}: `);
});
