import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hasp, makeFolder } from "./hasp.ts";
import { provideRenderers, whyNoRenderers } from "./renderers.ts";

const missing = whyNoRenderers();
if (missing) process.stderr.write(`- skipping what helm and kustomize render: ${missing}\n`);

const folder = makeFolder();
const at = (...names: string[]): string => join(folder.path, ...names);
afterAll(() => folder[Symbol.dispose]());

interface ReportedDecision {
  readonly subject: { readonly name: string };
  readonly violations: readonly { readonly policy: string; readonly location?: object }[];
}

/** Judges what a program writes, as `… | hasp check manifest -` would. */
async function judged(program: string, args: readonly string[]): Promise<ReportedDecision[]> {
  const input = execFileSync(program, args, { cwd: folder.path, encoding: "utf8" });
  const checked = ["check", "manifest", "-", "-f", "json"];
  const { stdout, stderr } = await hasp(checked, { input, env: { HASP_CACHE: at("cache") } });
  expect(stdout, stderr).toMatch(/^\{/);
  const { decisions, problems } = JSON.parse(stdout);
  expect(problems).toEqual([]);
  return decisions;
}

test.skipIf(missing)(
  "names the template of what a real helm rendered",
  async () => {
    const { helm } = provideRenderers();
    execFileSync(helm, ["create", "web"], { cwd: folder.path });
    const decisions = await judged(helm, ["template", "web"]);
    const deployment = decisions.find(({ subject }) => subject.name.startsWith("Deployment/"));
    expect(deployment?.violations.at(0)?.location).toMatchObject({
      template: "web/templates/deployment.yaml",
    });
  },
  400_000,
);

test.skipIf(missing)(
  "judges what a real kustomize rendered, patches and all",
  async () => {
    const { kustomize } = provideRenderers();
    mkdirSync(at("base"));
    mkdirSync(at("overlay"));
    const pod =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - {name: web, image: web:1.0}\n";
    writeFileSync(at("base/pod.yaml"), pod);
    writeFileSync(at("base/kustomization.yaml"), "resources: [pod.yaml]\n");
    const patch = '[{"op": "add", "path": "/spec/hostPID", "value": true}]';
    writeFileSync(
      at("overlay/kustomization.yaml"),
      `resources: [../base]\nnamePrefix: eu-\npatches: [{target: {kind: Pod}, patch: '${patch}'}]\n`,
    );
    const [decision, ...others] = await judged(kustomize, ["build", "overlay"]);
    expect(others).toEqual([]);
    expect(decision?.subject.name).toBe("Pod/eu-web");
    expect(decision?.violations.map(({ policy }) => policy)).toContain("host-namespaces");
  },
  400_000,
);
