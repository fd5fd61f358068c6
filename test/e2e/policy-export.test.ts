import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInlineEvaluator, openBundle } from "@hasp/policy";
import { afterAll, expect, test } from "vitest";
import { compareGatekeeper, judge } from "../export/compare-gatekeeper.ts";
import { differingInputs } from "../export/compare-inputs.ts";
import { askedObjects } from "../export/objects.ts";
import { hasp, makeFolder } from "./hasp.ts";

const folder = makeFolder();
const at = (...names: string[]): string => join(folder.path, ...names);
const env = { HASP_CACHE: at("cache") };
const settings = at("settings.yaml");
writeFileSync(settings, "profile: strict\n");
afterAll(() => folder[Symbol.dispose]());

const gator = join(
  process.env["HASP_CACHE"] ?? join(homedir(), ".cache", "hasp"),
  "peers",
  "bin",
  "gator",
);
const groups = "container,workload,pod-security,resource,rbac,secrets-management,combined";
/** Policies that gator is given at once: each is asked about the objects of all of their tests. */
const BATCH = 6;

test.skipIf(!existsSync(gator))(
  "Gatekeeper's own gator tells of every object what Hasp does, by the templates that policies are exported as (skipped where gator is not built)",
  async () => {
    const templates = at("templates");
    const strict = ["--settings", settings];
    const exported = await hasp(
      ["policy", "export", "constraint-template", "--group", groups, ...strict, "-o", templates],
      { env, timeout: 300_000 },
    );
    expect(exported).toMatchObject({ code: 0 });
    const ids = readdirSync(templates).map((name) => name.replace(/\.yaml$/, ""));
    expect(ids.length).toBeGreaterThan(200);

    const bundle = at("bundle.tar.gz");
    const built = await hasp(["policy", "build", ...strict, "-o", bundle], {
      env,
      timeout: 300_000,
    });
    expect(built).toMatchObject({ code: 0 });
    const evaluator = await createInlineEvaluator(await openBundle(readFileSync(bundle)));
    const judged = await judge(await askedObjects(new Set(ids)), evaluator);
    await evaluator.close();

    const workloads = judged.filter(({ input }) => input.kind === "workload");
    const template = readFileSync(join(templates, "privileged-container.yaml"), "utf8");
    expect(await differingInputs(template, workloads)).toEqual([]);

    const common = judged.filter(({ policy }) => policy === undefined);
    const differences: string[] = [];
    let alike = 0;
    for (let start = 0; start < ids.length; start += BATCH) {
      const batch = ids.slice(start, start + BATCH);
      const own = judged.filter(({ policy }) => policy !== undefined && batch.includes(policy));
      const work = at(`batch-${start}`);
      mkdirSync(work);
      const files = batch.map((id) => join(templates, `${id}.yaml`));
      const found = await compareGatekeeper(
        gator,
        files,
        new Set(batch),
        [...common, ...own],
        work,
      );
      differences.push(...found.differences);
      alike += found.alike;
    }
    process.stdout.write(
      `${ids.length} policies exported, ${judged.length} objects, ${alike} violations alike, ${differences.length} differences\n`,
    );
    expect(differences).toEqual([]);
    expect(alike).toBeGreaterThan(1000);
  },
  1_200_000,
);

test("a template that is imported again finds what the policy finds", async () => {
  const ids = ["privileged-container", "resource-limits", "service-node-port"];
  const exported = await hasp(
    [
      "policy",
      "export",
      "constraint-template",
      ...ids,
      "--settings",
      settings,
      "-o",
      at("again.yaml"),
    ],
    { env },
  );
  expect(exported).toMatchObject({ code: 0 });
  const imported = await hasp(
    ["policy", "import", "gatekeeper", at("again.yaml"), "--into", at("again")],
    { env },
  );
  expect(imported).toMatchObject({ code: 0 });
  const objects = at("objects.json");
  writeFileSync(objects, JSON.stringify({ apiVersion: "v1", kind: "List", items: [pod, service] }));
  const checked = await hasp(
    [
      "check",
      "manifest",
      objects,
      "--phase",
      "deploy",
      "--policy-dir",
      at("again"),
      "--settings",
      settings,
      "-f",
      "json",
    ],
    { env },
  );
  expect(checked.code).toBe(1);
  const { decisions } = JSON.parse(checked.stdout) as { decisions: readonly Told[] };
  const told = decisions.flatMap(({ violations }) => violations);
  const of = (names: (id: string) => string | undefined) =>
    told
      .flatMap(({ policy, message }) => {
        const id = names(policy);
        return id === undefined ? [] : [`${id}: ${message}`];
      })
      .toSorted();
  const original = of((policy) => (ids.includes(policy) ? policy : undefined));
  const again = of((policy) =>
    ids.find((id) => policy.startsWith("gatekeeper-") && policy.endsWith(`-${id}`)),
  );
  expect(original).toHaveLength(4);
  expect(again).toEqual(original);
});

interface Told {
  readonly violations: readonly {
    readonly policy: string;
    readonly message: string;
  }[];
}

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web", namespace: "shop" },
  spec: { containers: [{ name: "web", image: "web:1", securityContext: { privileged: true } }] },
};
const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "open", namespace: "shop" },
  spec: { type: "NodePort", selector: { app: "web" }, ports: [{ port: 80 }] },
};
