import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

/** Who may import whom (DESIGN.md, "The house"). */
const arrows: Readonly<Record<string, readonly string[]>> = {
  "@hasp/core": [],
  "@hasp/policy": ["@hasp/core"],
  "@hasp/scanner": ["@hasp/core"],
  "@hasp/kubernetes": ["@hasp/core", "@hasp/policy"],
  "@hasp/admission": ["@hasp/core", "@hasp/kubernetes", "@hasp/policy"],
  "@hasp/runtime": ["@hasp/core", "@hasp/policy"],
  "@hasp/cli": [
    "@hasp/admission",
    "@hasp/core",
    "@hasp/kubernetes",
    "@hasp/policy",
    "@hasp/runtime",
    "@hasp/scanner",
  ],
  "@hasp/testing": ["@hasp/core"],
};
/** Tests of all that stand above it may import it; the graph does not tell them from what is shipped. */
const forTests = "@hasp/testing";

interface Graph {
  readonly graph: {
    readonly nodes: Readonly<Record<string, unknown>>;
    readonly dependencies: Readonly<Record<string, readonly { readonly target: string }[]>>;
  };
}

const root = dirname(dirname(import.meta.dirname));
const folder = mkdtempSync(join(tmpdir(), "hasp-graph-"));
let graph: Graph["graph"];

beforeAll(() => {
  const file = join(folder, "graph.json");
  const env = { ...process.env, NX_DAEMON: "false", NX_TUI: "false", NX_NO_CLOUD: "true" };
  execFileSync(join(root, "node_modules/.bin/nx"), ["graph", `--file=${file}`], {
    cwd: root,
    env,
    stdio: "ignore",
    timeout: 110_000,
  });
  ({ graph } = JSON.parse(readFileSync(file, "utf8")) as Graph);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true }));

test("the project graph holds the packages of the design and no others", () => {
  expect(
    Object.keys(graph.nodes)
      .filter((name) => name.startsWith("@hasp/"))
      .sort(),
  ).toEqual(Object.keys(arrows).sort());
});

test.each(Object.entries(arrows))("%s imports only %j", (name, allowed) => {
  const imported = (graph.dependencies[name] ?? [])
    .map((edge) => edge.target)
    .filter((target) => target.startsWith("@hasp/") && target !== forTests);
  expect(allowed).toEqual(expect.arrayContaining([...new Set(imported)]));
});

test("only tests import what is for tests", () => {
  const files = globSync("packages/*/src/**/*.ts", { cwd: root });
  const importing = files.filter((file) =>
    readFileSync(join(root, file), "utf8").includes(`from "${forTests}"`),
  );
  expect(importing.length).toBeGreaterThan(10);
  expect(importing.filter((file) => !/\.test\.ts$|\/testing\//.test(file))).toEqual([]);
});
