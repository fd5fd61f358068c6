import { expect, test, vi } from "vitest";
import { parseAllDocuments } from "yaml";
import { localCompiler } from "../../compiler/local-compiler.ts";
import { quoted } from "../../import/policy-text.ts";
import { isShared, type LibraryFile } from "../../library/library-file.ts";
import { readLibrary, shippedLibrary } from "../../library/read-library.ts";
import { exportPolicies } from "../export-policies.ts";
import type { ExportOptions } from "../exported.ts";

const shared = (await readLibrary([shippedLibrary])).filter(
  (file) => isShared(file) && !file.name.endsWith("_test.rego"),
);

// each compiles the shared rules
vi.setConfig({ testTimeout: 60_000 });

const podKinds = [
  { kind: "Pod", groups: [""], pods: [{ at: "" }], strict: true },
  { kind: "RayCluster", groups: ["ray.io"], pods: [{ at: "/spec/a" }, { at: "/spec/b" }] },
];

const found = `violations contains {"message": "found", "path": "/workload"} if input.workload.pod.hostNetwork`;

function policy(id: string, custom: object = {}, rego = found, title = "A title"): LibraryFile {
  const metadata = {
    id,
    severity: "low",
    subjects: ["workload"],
    phases: ["build", "deploy"],
    remediation: "Mend it.",
    references: [],
    enforcement: "enforce",
    ...custom,
  };
  const name = `ours/${id}.rego`;
  const head = `# METADATA
# scope: package
# title: ${quoted(title)}
# description: d
# custom: ${quoted(metadata)}
package hasp.policies.ours.${id.replaceAll("-", "_")}
`;
  return { name, place: name, text: `${head}\n${rego}\n` };
}

function exported(own: readonly LibraryFile[], options: Partial<ExportOptions> = {}) {
  return exportPolicies("constraint-template", {
    files: [...shared, ...own],
    compiler: localCompiler,
    ids: [],
    groups: ["ours"],
    podKinds,
    ...options,
  });
}

interface Written {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations: Record<string, string> };
  readonly spec: Record<string, never>;
}

function read(text: string): Written[] {
  return (parseAllDocuments(text) as { toJS(): Written }[]).map((one) => one.toJS());
}

test("a policy becomes a template and a constraint with the values and the mode in force", async () => {
  const level = {
    type: "integer",
    minimum: 1,
    pattern: "(?<a>.)",
    description: "How much.",
    default: 3,
  };
  const rego = `violations contains {"message": "found", "path": "/workload"} if {
	count(input.workload.containers) > data.hasp.parameters["many-containers"].level
}`;
  const parameters = { type: "object", properties: { level } };
  const { files, items } = await exported([policy("many-containers", { parameters }, rego)], {
    settings: {
      policies: { "many-containers": { enforcement: "audit", parameters: { level: 5 } } },
    },
  });
  expect(items).toEqual([{ id: "many-containers", state: "exported", reasons: [] }]);
  expect(files.map(({ name }) => name)).toEqual(["many-containers.yaml"]);
  const [template, constraint] = read(files[0]?.text ?? "");
  expect(template).toMatchObject({
    apiVersion: "templates.gatekeeper.sh/v1",
    kind: "ConstraintTemplate",
    metadata: { name: "haspmanycontainers" },
  });
  // Kubernetes reads expressions otherwise, and refuses a template for one that it cannot read
  expect(template?.spec).toMatchObject({
    crd: {
      spec: {
        names: { kind: "HaspManyContainers" },
        validation: {
          openAPIV3Schema: {
            properties: {
              level: { type: "integer", minimum: 1, description: "How much.", default: 5 },
            },
          },
        },
      },
    },
  });
  expect(JSON.stringify(template)).not.toContain("pattern");
  expect(constraint).toEqual({
    apiVersion: "constraints.gatekeeper.sh/v1beta1",
    kind: "HaspManyContainers",
    metadata: { name: "many-containers" },
    spec: {
      enforcementAction: "dryrun",
      match: { kinds: [{ apiGroups: [""], kinds: ["Pod"] }] },
      parameters: { level: 5 },
    },
  });
});

test("violations that count for less than their policy have constraints of their own", async () => {
  const rego = `violations contains {"message": "found", "path": "/workload", "atMost": "warn"} if input.workload.pod.hostIPC`;
  const { files } = await exported([policy("milder", {}, rego)]);
  const constraints = read(files[0]?.text ?? "").slice(1);
  expect(
    constraints.map(({ metadata, spec }) => [
      metadata.name,
      spec["enforcementAction"],
      spec["parameters"],
    ]),
  ).toEqual([
    ["milder", "deny", { violationsAtMost: ["enforce"] }],
    ["milder-warn", "warn", { violationsAtMost: ["warn"] }],
    ["milder-dryrun", "dryrun", { violationsAtMost: ["audit"] }],
  ]);
});

const reading = (condition: string) =>
  `violations contains {"message": "m", "path": ""} if ${condition}`;
const onContainers = (condition: string) =>
  `import data.hasp.lib.containers\n\nviolations contains {"message": "m", "path": ""} if {\n\tsome container in containers.all\n\t${condition}\n}`;

test.each<[why: string, custom: object, rego: string, settings: object, reason: string]>([
  [
    "judges other subjects",
    { subjects: ["container"] },
    reading("input.container.privilegedExecs > 0"),
    {},
    "it judges container",
  ],
  ["is not asked at deployment", { phases: ["build"] }, found, {}, "it is asked in build alone"],
  ["is off", { enforcement: "off" }, found, {}, "have it off at deployment"],
  [
    "needs related objects",
    { needs: ["related.services"] },
    reading("input.related.services"),
    {},
    "it needs related.services",
  ],
  [
    "reads a fact of an image",
    {},
    onContainers('container.image.user == "0"'),
    {},
    "ours/one.rego:12:2: container.image.user is not in",
  ],
  [
    "takes a fact of an image by its name",
    {},
    onContainers('object.get(container.image, "user", "") == "0"'),
    {},
    "ours/one.rego:12:13: container.image.user is not told there",
  ],
  [
    "reads the time",
    {},
    reading('input.context.time > "2026"'),
    {},
    "input.context.time is not in",
  ],
  [
    "takes the time by its name",
    {},
    reading('object.get(input, ["context", "time"], "") > "2026"'),
    {},
    "input.context.time is not told there",
  ],
  [
    "takes all that surrounds it",
    {},
    reading("count(input.context) > 1"),
    {},
    "a member of input.context is not told there",
  ],
  ["reads what was before an update", {}, reading("input.former.replicas > 1"), {}, "input.former"],
  [
    "takes any parameters",
    {},
    reading("count(data.hasp.parameters) > 0"),
    {},
    "whose parameters are meant is not said",
  ],
  [
    "has an exception",
    {},
    found,
    {
      exceptions: [
        {
          id: "e",
          policies: ["one"],
          owner: "o",
          reason: "r",
          expires: "2027-01-01",
          match: { namespaces: ["a"] },
        },
      ],
    },
    "the settings have exceptions from it",
  ],
  [
    "has a scope",
    {},
    found,
    {
      scopes: [
        { name: "test", match: { namespaces: ["a"] }, policies: { one: { enforcement: "warn" } } },
      ],
    },
    "scope test of the settings",
  ],
])("a policy that %s is left out with the reason", async (why, custom, rego, settings, reason) => {
  const dataOptions = { now: new Date("2026-11-01T00:00:00Z") };
  const { items, files } = await exported([policy("one", custom, rego)], { settings, dataOptions });
  expect(files, why).toEqual([]);
  expect(items).toEqual([
    {
      id: "one",
      state: "left-out",
      reasons: expect.arrayContaining([expect.stringContaining(reason)]),
    },
  ]);
});

test("kinds that would be one, or too long, are refused", async () => {
  const long = `a${"-very".repeat(14)}-long`;
  const { items } = await exported([policy("ab-c", {}), policy("a-bc", {}), policy(long, {})]);
  expect(items.map(({ id, state }) => [id, state])).toEqual(
    [
      ["a-bc", "exported"],
      [long, "left-out"],
      ["ab-c", "left-out"],
    ].toSorted(),
  );
  expect(items.find(({ id }) => id === "ab-c")?.reasons).toEqual([
    "its constraints would be of one kind with those of a-bc",
  ]);
});

test("texts cannot break out of their places", async () => {
  const text = `a"\n---\nkind: Secret\n# \u2028\${x} {input} \`"} {{`;
  const level = { type: "string", description: text, default: text };
  const rego = `violations contains {"message": $"{input.workload.name} \\u2028 \\"", "path": data.hasp.parameters.hostile.level}`;
  const parameters = { type: "object", properties: { [text]: level, level } };
  const { files } = await exported([policy("hostile", { parameters }, rego, text)]);
  const objects = read(files[0]?.text ?? "");
  expect(objects).toHaveLength(2);
  const [template, constraint] = objects;
  expect(template?.metadata.annotations["metadata.gatekeeper.sh/title"]).toBe(
    text.replaceAll(/\s+/g, " "),
  );
  expect(constraint?.spec["parameters"]).toEqual({ [text]: text, level: text });
});

test("a policy that is not there is told, with the nearest that is", async () => {
  await expect(exported([policy("one")], { ids: ["onee"], groups: [] })).rejects.toMatchObject({
    code: "EXPORT_UNKNOWN",
    message: "no policy onee; did you mean one?",
  });
});

test("the same policies give the same bytes", async () => {
  const own = [policy("one"), policy("two")];
  expect(await exported(own)).toEqual(await exported(own.toReversed()));
});

test("quantities and digests are read in every spelling that Kubernetes takes", async () => {
  const { files } = await exported([policy("host-network")]);
  const [template] = read(files[0]?.text ?? "");
  const { targets } = (template?.spec ?? {}) as unknown as {
    targets: [{ code: [{ source: { libs: string[] } }] }];
  };
  const { libs } = targets[0].code[0].source;
  const modules = libs.map((text, i) => ({ path: `${i}.rego`, text }));
  const quantities = ["007", "00", "0.5", ".5", "5.", "+1", "-007Ki", "1.e3", "00e1", "010m"];
  const digests = [`sha256:${"a".repeat(64)}`, `sha512:${"b".repeat(128)}`, "sha512:c"];
  const query = `[[quantity.value | some text in data.texts; quantity := data.lib.hasp.review.values.quantity(text)],
    [digest | some one in data.digests; digest := data.lib.hasp.review.images.summary(sprintf("a@%s", [one])).digest]]`;
  const data = { texts: quantities, digests };
  const [found] = await localCompiler.eval({ modules, query, data, timeoutMs: 10_000 });
  expect(JSON.parse(found?.values[0] ?? "")).toEqual([
    [7, 0, 0.5, 0.5, 5, 1, -7168, 1000, 0, 0.01],
    digests.slice(0, 2),
  ]);
});
