import { localCompiler } from "../../../compiler/local-compiler.ts";
import { isTest } from "../../../library/library-file.ts";
import { readLibrary, shippedLibrary } from "../../../library/read-library.ts";
import { compileEngine, container, deployment, now } from "../../../testing/engine.ts";
import { importPolicies } from "../../import-policies.ts";
import { importStackrox } from "../import-stackrox.ts";

export const place = "policies.json";

/** A policy with one section of criteria: `[field, values, rest]`. */
export type Criterion = readonly [string, readonly string[], object?];
export function policy(name: string, criteria: readonly Criterion[], rest: object = {}) {
  return {
    name,
    severity: "HIGH_SEVERITY",
    lifecycleStages: ["DEPLOY"],
    policySections: [
      {
        policyGroups: criteria.map(([fieldName, values, more]) => ({
          fieldName,
          values: values.map((value) => ({ value })),
          ...more,
        })),
      },
    ],
    ...rest,
  };
}

export const built = { lifecycleStages: ["BUILD", "DEPLOY"] };
export const running = { lifecycleStages: ["RUNTIME"], eventSource: "DEPLOYMENT_EVENT" };
export const audited = { lifecycleStages: ["RUNTIME"], eventSource: "AUDIT_LOG_EVENT" };

export const read = (policies: readonly object[]) =>
  importStackrox([{ place, text: JSON.stringify({ policies }) }], localCompiler);

export const settingsOf = (files: readonly { name: string; text: string }[]) =>
  JSON.parse(files.find(({ name }) => name.endsWith("-settings.yaml"))?.text ?? "{}");

/** What the imported policies say of inputs: the ids that find, and those that cannot tell. */
export async function judge(sources: { place: string; text: string }[], inputs: readonly object[]) {
  const { files } = await importPolicies("stackrox", sources, localCompiler);
  const settings = settingsOf(files);
  const named = new Set(Object.keys(settings.policies ?? {}));
  const shipped = (await readLibrary([shippedLibrary])).filter(
    (file) => !isTest(file) && named.has(file.name.replace(/^.*\/|\.rego$/g, "")),
  );
  const own = files.filter(({ name }) => name.endsWith(".rego"));
  const engine = await compileEngine([
    ...shipped,
    ...own.map((file) => ({ ...file, place: file.name })),
  ]);
  const decisions = await engine.judgeAll(JSON.parse(JSON.stringify(inputs)), settings);
  return decisions.map(({ violations, undecided }) => [
    [...new Set(violations.map(({ policy }) => policy.replace("stackrox-", "")))].sort(),
    [...new Set(undecided.map(({ policy }) => policy?.replace("stackrox-", "")))].sort(),
  ]);
}

export const judgeAll = (policies: readonly object[], inputs: readonly object[]) =>
  judge([{ place, text: JSON.stringify({ policies }) }], inputs);

const namespaces = {
  network: "own",
  pid: "own",
  ipc: "own",
  uts: "own",
  user: "own",
  cgroup: "own",
};

/** A container of a Deployment that has everything a cluster would send of it. */
export function app(effective: object = {}, rest: object = {}) {
  const { image = {}, ...others } = rest as { image?: object };
  const whole = container("web", "acme/web");
  return {
    ...whole,
    role: "app",
    command: [],
    args: [],
    env: [],
    envFrom: [],
    mounts: [],
    devices: [],
    ports: [],
    probes: {},
    lifecycle: {},
    resources: { requests: {}, limits: {} },
    set: {},
    effective: {
      user: {},
      privileged: false,
      readOnlyRootFilesystem: false,
      capabilities: { add: [], drop: [] },
      hostNamespaces: namespaces,
      ...effective,
    },
    ...others,
    image: {
      ...whole.image,
      known: true,
      scannedAt: now,
      createdAt: now,
      user: "1000",
      labels: {},
      findings: {},
      decision: { verdict: "allow", violations: [], omitted: {}, undecided: [] },
      ...image,
    },
  };
}

/** All there is beside a workload: nothing. */
export const related = {
  source: "cluster",
  complete: true,
  services: [],
  ingresses: [],
  networkPolicies: [],
};

export function workload(containers: readonly object[], rest: object = {}, beside: object = {}) {
  const { pod = {}, ...others } = rest as { pod?: object };
  const whole = { at: "/spec/template/spec", volumes: [], security: { sysctls: [] }, ...pod };
  return deployment({ containers, ...others, pod: whole }, { related, ...beside });
}

export const facts = (image: object) => ({
  contract: 1,
  phase: "build",
  kind: "image",
  context: { time: now },
  image: {
    reference: "ghcr.io/acme/web:1",
    id: `sha256:${"0".repeat(64)}`,
    platform: { os: "linux", architecture: "amd64" },
    createdAt: now,
    scannedAt: now,
    config: {
      user: "1000",
      env: [],
      entrypoint: [],
      cmd: [],
      exposedPorts: [],
      volumes: [],
      labels: {},
    },
    layers: [],
    history: [],
    packages: [],
    findings: [],
    secrets: [],
    tools: [],
    coverage: [],
    problems: [],
    ...image,
  },
});

export const finding = (id: string, severity: string, rest: object = {}) => ({
  id,
  aliases: [],
  severity,
  package: { type: "deb", name: "a", version: "1", purl: "pkg:deb/a@1" },
  path: "var/lib/dpkg/status",
  fix: { state: "not-fixed" },
  feed: "debian",
  ...rest,
});

export const fixed = { fix: { state: "fixed", version: "2" } };

export function exec(name: string, process: object = {}, rest: object = {}) {
  const { ancestry = [], ...beside } = rest as { ancestry?: object[] };
  const event = {
    type: "exec",
    time: now,
    coverage: "complete",
    process: { pid: 9, name, executable: `/usr/bin/${name}`, args: [name], uid: 1000, ...process },
    ancestry,
  };
  return {
    contract: 1,
    phase: "run",
    kind: "process",
    context: { time: now },
    container: app(),
    ...beside,
    event,
  };
}

export const parent = (executable?: string) => ({
  pid: 1,
  name: "p",
  args: ["p"],
  ...(executable && { executable }),
});

export function access(verb: string, resource: string, rest: object = {}) {
  return {
    contract: 1,
    phase: "run",
    kind: "access",
    context: { time: now },
    access: {
      verb,
      resource: { group: "", version: "v1", resource },
      namespace: "shop",
      name: "web",
      user: { name: "jane", groups: ["devs"] },
      ...rest,
    },
  };
}
