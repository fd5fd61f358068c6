import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonObject } from "@hasp/core";
import { createInlineEvaluator, openBundle } from "@hasp/policy";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { isBuilt, provideBinaries } from "../cluster/binaries.ts";
import { type Cluster, startCluster } from "../cluster/start-cluster.ts";
import { applyPolicies, compareAdmission } from "../export/compare-admission.ts";
import { askedObjects } from "../export/objects.ts";
import { violating } from "../export/violating-objects.ts";
import { hasp, makeFolder } from "./hasp.ts";

const isWanted = isBuilt() || process.env["HASP_CLUSTER"] === "1";
if (!isWanted) {
  process.stderr.write(
    "- skipping exported policies on a real API server: building one takes 10 minutes; set HASP_CLUSTER=1\n",
  );
}

const groups = "container,workload,pod-security,resource,rbac,secrets-management,combined";

describe.runIf(isWanted)("exported policies on a real API server", () => {
  const folder = makeFolder();
  const at = (name: string): string => join(folder.path, name);
  const env = { HASP_CACHE: at("cache") };
  let cluster: Cluster;

  beforeAll(async () => {
    const say = (message: string) => void process.stderr.write(`- ${message}\n`);
    cluster = await startCluster(await provideBinaries(say));
  }, 1_800_000);

  afterAll(async () => {
    await cluster?.end();
    folder[Symbol.dispose]();
  });

  test("tell of every object what Hasp does", async () => {
    const settings = at("settings.yaml");
    writeFileSync(settings, "profile: strict\n");
    const strict = ["--settings", settings];
    const policies = at("policies");
    const exported = await hasp(
      [
        "policy",
        "export",
        "validating-admission-policy",
        "--group",
        groups,
        ...strict,
        "-o",
        policies,
      ],
      { env, timeout: 300_000 },
    );
    expect(exported).toMatchObject({ code: 0 });
    const names = readdirSync(policies);
    const ids = new Set(names.map((name) => name.replace(/\.yaml$/, "")));
    const documents = names.flatMap((name) =>
      (parseAllDocuments(readFileSync(join(policies, name), "utf8")) as { toJS(): unknown }[]).map(
        (one) => one.toJS(),
      ),
    );
    expect(await applyPolicies(cluster, documents)).toEqual([]);

    const bundle = at("bundle.tar.gz");
    const built = await hasp(["policy", "build", ...strict, "-o", bundle], {
      env,
      timeout: 300_000,
    });
    expect(built).toMatchObject({ code: 0 });
    const evaluator = await createInlineEvaluator(await openBundle(readFileSync(bundle)));
    const asked = await askedObjects(ids);
    const objects = [...asked.map(({ object }): JsonObject => object), ...violating];
    const found = await compareAdmission(cluster, objects, ids, evaluator);
    await evaluator.close();
    process.stdout.write(
      `${ids.size} policies exported, ${found.objects} objects, ${found.alike} violations alike, ${found.differences.length} differences\n`,
    );
    expect(found.differences.slice(0, 20)).toEqual([]);
    expect(found.silent).toEqual([]);
    expect(ids.size).toBeGreaterThanOrEqual(90);
    expect(found.alike).toBeGreaterThan(1000);
  }, 1_200_000);
});
