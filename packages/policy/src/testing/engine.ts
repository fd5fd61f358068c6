import { buildBundle } from "../bundle/build-bundle.ts";
import { openBundle } from "../bundle/open-bundle.ts";
import { localCompiler } from "../compiler/local-compiler.ts";
import type { Input } from "../contract/input.ts";
import type { Decision } from "../decision.ts";
import { createInlineEvaluator } from "../evaluator/create-inline-evaluator.ts";
import { createBundleData } from "../library/bundle-data.ts";
import { compileLibrary } from "../library/compile-library.ts";
import { isTest, type LibraryFile } from "../library/library-file.ts";
import { readLibrary, shippedLibrary } from "../library/read-library.ts";

/** The time of every input here, and that at which settings are compiled. */
export const now = "2026-11-24T12:00:00.000Z";

/** A policy of the group `test`; `custom` is YAML beside its id, severity and phases. */
export function policy(id: string, custom: string, rego: string): LibraryFile {
  const name = `test/${id}.rego`;
  const text = `# METADATA
# scope: package
# title: ${id}
# description: For tests.
# custom:
#   id: ${id}
#   severity: high
#   phases: [build, deploy, run]
#   remediation: Mend it.
#   references: []
${custom.replaceAll(/^/gm, "#   ")}
package hasp.policies.test.${id.replaceAll("-", "_")}

${rego}
`;
  return { name, place: name, text };
}

/** Finds what the annotations of the subject say, so that the tests say it. */
export const said = policy(
  "said",
  "subjects: [workload]",
  `violations contains one if some one in json.unmarshal(input.workload.annotations.violations)

unknowns contains one if some one in json.unmarshal(input.workload.annotations.unknowns)`,
);

/** The shared Rego as it is shipped. */
export async function readSharedRego(): Promise<LibraryFile[]> {
  const shipped = await readLibrary([shippedLibrary]);
  return shipped.filter((file) => file.name.startsWith("lib/") && !isTest(file));
}

/** The engine as it is shipped, over policies that find what tests put before them: in WebAssembly, with compiled settings. */
export async function compileEngine(policies: readonly LibraryFile[]) {
  const files = [...(await readSharedRego()), ...policies];
  const library = await compileLibrary({ files, compiler: localCompiler });

  async function bundleOf(settings: unknown = {}, change = (data: object) => data) {
    const data = change(createBundleData(library.policies, settings, { now: new Date(now) }));
    return openBundle(await buildBundle({ ...library, data }));
  }

  async function judgeAll(
    inputs: readonly unknown[],
    settings: unknown = {},
    change = (data: object) => data,
  ): Promise<Decision[]> {
    const evaluator = await createInlineEvaluator(await bundleOf(settings, change));
    try {
      return await Promise.all(inputs.map((input) => evaluator.evaluate(input as Input)));
    } finally {
      await evaluator.close();
    }
  }

  return {
    policies: library.policies,
    bundleOf,
    judgeAll,
    async judge(input: unknown, settings?: unknown, change?: (data: object) => object) {
      const [decision] = await judgeAll([input], settings, change);
      if (decision === undefined) throw new Error("no decision");
      return decision;
    },
  };
}

export function image(repository: string, rest: object = {}) {
  return {
    reference: `ghcr.io/${repository}:1`,
    registry: "ghcr.io",
    repository,
    tag: "1",
    known: false,
    ...rest,
  };
}

export function container(name: string, repository: string, rest: object = {}) {
  return {
    name,
    at: `/spec/containers/${name}`,
    image: image(repository),
    effective: { privileged: false, hostNamespaces: {} },
    ...rest,
  };
}

/** The input of a Deployment that is created. */
export function deployment(workload: object, rest: object = {}) {
  return {
    contract: 1,
    phase: "deploy",
    kind: "workload",
    context: { time: now },
    workload: {
      apiVersion: "apps/v1",
      kind: "Deployment",
      name: "web",
      namespace: "shop",
      labels: {},
      annotations: {},
      owners: [],
      pod: { at: "/spec/template/spec", volumes: [], security: {} },
      containers: [container("a", "acme/web")],
      ...workload,
    },
    ...rest,
  };
}

export interface Said {
  readonly violations?: unknown;
  readonly unknowns?: unknown;
}

/** A Deployment over which the policy `said` finds these. */
export function saying(
  { violations = [], unknowns = [] }: Said,
  workload: object = {},
  rest: object = {},
) {
  const annotations = {
    violations: JSON.stringify(violations),
    unknowns: JSON.stringify(unknowns),
  };
  const context = { time: now, namespace: { name: "shop", labels: { team: "a" } } };
  return deployment({ annotations, ...workload }, { context, ...rest });
}

export function exception(id: string, policy: string, match: object, rest: object = {}) {
  const told = { owner: "a", reason: "b", expires: "2027-02-01" };
  return { id, policies: [policy], ...told, match, ...rest };
}
