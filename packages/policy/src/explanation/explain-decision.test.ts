import { beforeAll, expect, test } from "vitest";
import type { Bundle } from "../bundle/bundle.ts";
import { localCompiler } from "../compiler/local-compiler.ts";
import type { Input } from "../contract/input.ts";
import { createEvaluator } from "../evaluator/create-evaluator.ts";
import { compileEngine, container, deployment, exception, policy } from "../testing/engine.ts";
import { type ExplainOptions, explainDecision } from "./explain-decision.ts";

const privileged = policy(
  "privileged",
  "subjects: [workload]",
  `import data.hasp.lib.containers

violations contains {
	"message": $"{container.name} is privileged",
	"path": $"{path}/effective/privileged",
} if {
	some path, container in containers.all
	container.effective.privileged
}`,
);
const team = policy(
  "team",
  `subjects: [workload]
parameters:
  type: object
  properties:
    label: {type: string, default: team}`,
  `violations contains {"message": "no team", "path": "/workload/labels"} if {
	input.workload.kind == "Deployment"
	name := data.hasp.parameters.team.label
	not input.workload.labels[name]
}

unknowns contains {"message": "no annotations", "path": "/workload/annotations"} if {
	input.workload.annotations.hidden == "yes"
}`,
);
const ofImages = policy(
  "of-images",
  "subjects: [image]",
  `violations contains {"message": "a", "path": ""} if input.image`,
);

let bundleOf: Awaited<ReturnType<typeof compileEngine>>["bundleOf"];

beforeAll(async () => {
  ({ bundleOf } = await compileEngine([privileged, team, ofImages]));
}, 60_000);

async function explain(
  input: object,
  settings: object = {},
  options: Partial<ExplainOptions> & { change?: (bundle: Bundle) => Bundle } = {},
) {
  const bundle = await bundleOf(settings);
  const evaluator = await createEvaluator(bundle);
  try {
    return await explainDecision(input as Input, {
      bundle: options.change?.(bundle) ?? bundle,
      evaluator,
      compiler: localCompiler,
      policy: options.policy,
    });
  } finally {
    await evaluator.close();
  }
}

const containers = [
  container("a", "acme/web"),
  container("b", "acme/web", { effective: { privileged: true, hostNamespaces: {} } }),
];
const shop = { labels: { team: "a" }, containers };

test("names the line that found it, what held there, and what it read of the input", async () => {
  const { verdict, entries, silence } = await explain(deployment(shop));
  expect(verdict).toBe("deny");
  expect(silence).toBeUndefined();
  expect(entries).toMatchObject([
    {
      list: "violations",
      policy: "privileged",
      origin: "rule",
      entry: { message: "b is privileged", remediation: "Mend it." },
      by: { file: "test/privileged.rego", row: 16 },
      settings: { enforcement: { value: "enforce", by: "policy" } },
    },
  ]);
  const conditions = entries[0]?.by?.conditions ?? [];
  expect(conditions.map(({ row, text }) => [row, text])).toEqual([
    [20, "some path, container in containers.all"],
    [21, "container.effective.privileged"],
  ]);
  expect(conditions[1]).toMatchObject({
    values: [{ name: "container.effective.privileged", value: "true" }],
    reads: [{ name: "/workload/containers/1/effective/privileged", value: "true" }],
  });
}, 60_000);

test("says which exception, scope and setting changed it", async () => {
  const settings = {
    policies: { team: { severity: "low" } },
    scopes: [
      {
        name: "sidecars",
        match: { containers: ["b"] },
        policies: { privileged: { enforcement: "warn", severity: "critical" } },
      },
    ],
    exceptions: [exception("EX-1", "team", { names: ["Deployment/web"] })],
  };
  const { entries } = await explain(deployment({ containers }), settings);
  expect(entries).toMatchObject([
    {
      list: "violations",
      policy: "privileged",
      settings: {
        enforcement: { value: "warn", by: "scope sidecars" },
        severity: { value: "critical", by: "scope sidecars" },
      },
    },
    {
      list: "excepted",
      policy: "team",
      entry: { exception: { id: "EX-1" } },
      settings: {
        severity: { value: "low", by: "settings" },
        parameters: { label: { value: "team", by: "policy" } },
      },
    },
  ]);
}, 60_000);

/** A scope that leaves everybody out. */
const laxOf = (...ids: readonly string[]) => ({
  name: "lax",
  match: {},
  policies: Object.fromEntries(ids.map((id) => [id, { enforcement: "off" }])),
});

test("what a scope leaves out and what could not be told have their lines too", async () => {
  const settings = { scopes: [laxOf("privileged")] };
  const hidden = { ...shop, annotations: { hidden: "yes" } };
  const { verdict, entries, outOfScope } = await explain(deployment(hidden), settings);
  expect(verdict).toBe("unknown");
  expect(entries).toMatchObject([
    { list: "undecided", policy: "team", origin: "rule", by: { file: "test/team.rego", row: 24 } },
  ]);
  expect(outOfScope).toMatchObject([
    {
      policy: "privileged",
      count: 1,
      by: [{ row: 16 }],
      settings: { enforcement: { value: "off", by: "scope lax" } },
    },
  ]);
}, 60_000);

test("of a policy that found nothing it names the condition that did not hold", async () => {
  const quiet = deployment({ labels: { team: "a" } });
  const { verdict, policies, entries, silence } = await explain(quiet, {}, { policy: "team" });
  expect({ verdict, entries }).toEqual({ verdict: "allow", entries: [] });
  expect(policies).toBeGreaterThan(0);
  expect(silence?.failed).toMatchObject([
    {
      rule: "violations",
      row: 18,
      condition: { row: 21, text: "not input.workload.labels[name]" },
    },
    { rule: "unknowns", row: 24, condition: { row: 25 } },
  ]);
  expect(silence?.failed[0]?.condition.reads).toContainEqual({
    name: "/workload/labels/team",
    value: '"a"',
  });
  expect((await explain(quiet, {}, { policy: "of-images" })).silence).toMatchObject({
    notAsked: "it judges image, and this is of kind workload",
    failed: [],
  });
}, 60_000);

test("of a policy that is off it names who switched it off", async () => {
  const settings = { policies: { privileged: { enforcement: "off" } } };
  const { silence } = await explain(deployment(shop), settings, { policy: "privileged" });
  expect(silence).toMatchObject({ notAsked: "it is off by settings", failed: [] });
}, 60_000);

test("sources that decide otherwise than the module are an error, and so are missing ones", async () => {
  const name = "test/privileged.rego";
  const altered = (text: string | undefined) => (bundle: Bundle) => {
    const files = new Map(bundle.files);
    if (text === undefined) files.delete(name);
    else files.set(name, new TextEncoder().encode(text));
    return { ...bundle, files };
  };
  const other = privileged.text.replace("is privileged", "is too mighty");
  await expect(explain(deployment(shop), {}, { change: altered(other) })).rejects.toMatchObject({
    code: "EXPLANATION_DIFFERS",
    message: expect.stringContaining("/violations/0/message"),
  });
  await expect(explain(deployment(shop), {}, { change: altered(undefined) })).rejects.toMatchObject(
    { code: "SOURCES_MISSING" },
  );
  await expect(explain(deployment(shop), {}, { policy: "none" })).rejects.toMatchObject({
    code: "SOURCES_MISSING",
  });
}, 60_000);

test("what is out of scope stands in one order, whichever evaluator decides", async () => {
  const names = ["default-account", "ephemeral-limit", "probe", "capabilities", "pull", "naked"];
  const rego = 'violations contains {"message": "a", "path": ""} if input.workload';
  const engine = await compileEngine(names.map((id) => policy(id, "subjects: [workload]", rego)));
  const bundle = await engine.bundleOf({ scopes: [laxOf(...names)] });
  const evaluator = await createEvaluator(bundle);
  try {
    const options = { bundle, evaluator, compiler: localCompiler };
    const { outOfScope } = await explainDecision(deployment({}) as unknown as Input, options);
    expect(outOfScope.map((one) => one.policy)).toEqual(names.toSorted());
  } finally {
    await evaluator.close();
  }
}, 60_000);
