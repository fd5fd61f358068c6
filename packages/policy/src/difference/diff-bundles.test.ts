import { expect, test } from "vitest";
import { type BundleParts, buildBundle } from "../bundle/build-bundle.ts";
import type { Bundle } from "../bundle/bundle.ts";
import { openBundle } from "../bundle/open-bundle.ts";
import { localCompiler } from "../compiler/local-compiler.ts";
import { diffBundles } from "./diff-bundles.ts";

const rego = (id: string, body = "input.a", description = "Why.") => `# METADATA
# title: ${id} in short
# description: ${description}
# custom:
#   id: ${id}
#   severity: high
package hasp.policies.a.${id}

violations contains {"message": "m"} if ${body}
`;

const exception = { id: "EX-1", owner: "ann", reason: "moves", expires: "2026-12-01T00:00:00Z" };
const inForce = (mode: string, severity = "high") => ({
  title: "t",
  severity,
  enforcement: { deploy: mode },
  from: { enforcement: "policy" },
});
const settings = {
  policies: { one: inForce("enforce"), two: inForce("warn") },
  parameters: { one: { most: 3, names: ["a"] } },
  exceptions: { list: { "EX-1": exception }, keys: { one: { made: "of the list" } } },
  scopes: { list: { 0: { name: "shop", rank: [1, 0] } } },
  problems: { TRUNCATED: { build: "deny" } },
};
const parts: BundleParts = {
  wasm: Buffer.from([1]),
  files: {
    "a/one.rego": rego("one"),
    "a/two.rego": rego("two"),
    "lib/shared.rego": "package hasp.lib.shared\n\na := 1\n",
    "decide.rego": "package hasp.decide\n",
  },
  data: { hasp: { settings, index: { made: "of policies" } }, own: { table: 1 } },
  entrypoints: ["hasp/decide/image"],
  revision: "r1",
};

const open = async (given: Partial<BundleParts> = {}): Promise<Bundle> =>
  openBundle(await buildBundle({ ...parts, ...given }));
const withSettings = (given: object) => ({
  data: { ...parts.data, hasp: { settings: { ...settings, ...given } } },
});
const first = await open();
const diff = async (given: Partial<BundleParts>) =>
  diffBundles(first, await open(given), localCompiler);

const none = { added: [], removed: [], changed: [] };

test("a bundle differs in nothing from itself", async () => {
  expect(await diff({})).toEqual({
    from: { revision: "r1", digest: first.digest },
    to: { revision: "r1", digest: first.digest },
    policies: none,
    exceptions: none,
    scopes: none,
    settings: [],
    files: none,
    unexplained: [],
  });
});

test("policies that came, went and changed are told apart, with what was made of them", async () => {
  const { "a/two.rego": _, ...files } = parts.files;
  const difference = await diff({
    revision: "r2",
    sequence: 2,
    wasm: Buffer.from([2]),
    files: {
      ...files,
      "a/one.rego": rego("one", "input.b", "Because."),
      "a/three.rego": rego("three"),
      "decide.rego": "package hasp.decide\n\na := 1\n",
    },
    ...withSettings({
      policies: { one: inForce("warn", "low"), three: inForce("warn") },
      parameters: { one: { most: 4, names: ["a"], least: 1 } },
    }),
  });
  expect(difference).toMatchObject({
    to: { revision: "r2", sequence: 2 },
    policies: {
      added: [{ id: "three", title: "three in short" }],
      removed: [{ id: "two", title: "two in short" }],
      changed: [
        {
          id: "one",
          rego: true,
          metadata: [{ path: "/description", from: "Why.", to: "Because." }],
          parameters: [
            { path: "/least", to: 1 },
            { path: "/most", from: 3, to: 4 },
          ],
          modes: [{ path: "/deploy", from: "enforce", to: "warn" }],
          settings: [{ path: "/severity", from: "high", to: "low" }],
        },
      ],
    },
    exceptions: none,
    settings: [],
    unexplained: [],
  });
  expect(difference.files).toEqual({
    added: ["a/three.rego"],
    removed: ["a/two.rego"],
    changed: [".manifest", "a/one.rego", "data.json", "decide.rego", "policy.wasm"],
  });
});

test("metadata alone is no change of the Rego", async () => {
  const { policies } = await diff({
    files: { ...parts.files, "a/one.rego": rego("one", "input.a", "Other.") },
  });
  expect(policies.changed).toMatchObject([{ id: "one", rego: false, modes: [] }]);
});

test("exceptions, scopes and effects of problems are told, and not what is made of them", async () => {
  const difference = await diff({
    revision: "r2",
    ...withSettings({
      exceptions: {
        list: { "EX-1": { ...exception, expires: "2027-01-01T00:00:00Z" }, "EX-2": exception },
        keys: {},
      },
      scopes: { list: {} },
      problems: { TRUNCATED: { build: "warn" } },
    }),
  });
  expect(difference).toMatchObject({
    policies: none,
    exceptions: {
      added: [{ id: "EX-2" }],
      removed: [],
      changed: [
        {
          id: "EX-1",
          changes: [{ path: "/expires", from: exception.expires, to: "2027-01-01T00:00:00Z" }],
        },
      ],
    },
    scopes: { added: [], removed: [{ id: "shop (0)" }], changed: [] },
    settings: [{ path: "/problems/TRUNCATED/build", from: "deny", to: "warn" }],
    unexplained: [],
  });
});

test.each<[string, Partial<BundleParts>, readonly string[]]>([
  [
    "shared Rego",
    { files: { ...parts.files, "lib/shared.rego": "package hasp.lib.shared\n" } },
    ["lib/shared.rego"],
  ],
  ["a module of the same Rego", { wasm: Buffer.from([2]) }, ["policy.wasm"]],
  ["data beside settings", { data: { hasp: { settings }, own: { table: 2 } } }, ["data.json"]],
  [
    "data that nothing else accounts for",
    { data: { ...parts.data, hasp: { settings, index: {} } } },
    ["data.json"],
  ],
  ["the manifest", { entrypoints: ["hasp/decide/workload"] }, [".manifest"]],
  [
    "generated Rego of the same policies",
    { files: { ...parts.files, "decide.rego": "package hasp.decide\n\na := 1\n" } },
    ["decide.rego"],
  ],
])("%s that differs is never passed over", async (_, given, expected) => {
  expect((await diff(given)).unexplained).toEqual(expected);
});

test("a bundle of another make is compared by its files", async () => {
  const other = { files: { "x.rego": "package x\n" }, data: {} };
  const difference = await diffBundles(await open(other), await open(other), localCompiler);
  expect(difference.files).toEqual(none);
  expect(await diff(other)).toMatchObject({
    policies: { removed: [{ id: "one" }, { id: "two" }], added: [] },
    exceptions: { removed: [{ id: "EX-1" }] },
    unexplained: ["data.json", "lib/shared.rego", "x.rego"],
  });
});
