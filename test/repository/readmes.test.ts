import { execFileSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { placeExample } from "@hasp/testing";
import { expect, test } from "vitest";

const root = dirname(dirname(import.meta.dirname));

const packages = globSync("packages/*/package.json", { cwd: root }).map((file) => {
  const folder = join(root, dirname(file));
  const { name } = JSON.parse(readFileSync(join(root, file), "utf8")) as { name: string };
  const [readme] = globSync("README.md", { cwd: folder });
  const text = readme === undefined ? "" : readFileSync(join(folder, readme), "utf8");
  const [, output] = /```ts\n.*?```\n\nprints\n\n```text\n(.*?)```/s.exec(text) ?? [];
  return { name, folder, text, output };
});

test("README.md says how many policies there are", () => {
  const policies = globSync("packages/policy/rego/*/*.rego", {
    cwd: root,
    exclude: ["**/*_test.rego", "**/lib/**"],
  });
  expect(readFileSync(join(root, "README.md"), "utf8")).toContain(
    `[${policies.length} policies](docs/reference/policies.md)`,
  );
});

test.each(packages)(
  "$name has a README that says what it is and what its one entry is",
  ({ name, text }) => {
    expect(text.split("\n", 1)).toEqual([`# ${name}`]);
    expect(text).toMatch(/\bone entry\b/);
  },
);

test.each(packages)(
  "the README of $name has an example that is run",
  ({ folder, text, output }) => {
    const [own] = globSync("src/readme.test.ts", { cwd: folder });
    if (own === undefined) return expect(output).toBeDefined();
    // one that runs a server, or takes a file, has a test beside it, which is to run what the README says
    expect(readFileSync(join(folder, own), "utf8")).toContain("placeExample(");
    return expect(text).toMatch(/^```(?:ts|sh|console)\n/m);
  },
);

test.each(packages.filter(({ output }) => output !== undefined))(
  "the example of $name prints what its README says",
  ({ folder, output }) => {
    using example = placeExample(folder);
    const printed = execFileSync(process.execPath, example.args, {
      cwd: example.folder,
      encoding: "utf8",
      timeout: 110_000,
    });
    expect(printed).toBe(output);
  },
  120_000,
);
