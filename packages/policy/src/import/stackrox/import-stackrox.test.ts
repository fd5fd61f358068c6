import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { localCompiler } from "../../compiler/local-compiler.ts";
import { isTest } from "../../library/library-file.ts";
import { readLibrary, shippedLibrary } from "../../library/read-library.ts";
import { compileEngine, container, deployment, now } from "../../testing/engine.ts";
import { importPolicies } from "../import-policies.ts";
import { importStackrox } from "./import-stackrox.ts";

const place = "policies.json";

/** A policy with one section of criteria: `[field, values, rest]`. */
type Criterion = readonly [string, readonly string[], object?];
function policy(name: string, criteria: readonly Criterion[], rest: object = {}) {
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

const built = { lifecycleStages: ["BUILD", "DEPLOY"] };
const running = { lifecycleStages: ["RUNTIME"], eventSource: "DEPLOYMENT_EVENT" };
const audited = { lifecycleStages: ["RUNTIME"], eventSource: "AUDIT_LOG_EVENT" };

const read = (policies: readonly object[]) =>
  importStackrox([{ place, text: JSON.stringify({ policies }) }], localCompiler);

const settingsOf = (files: readonly { name: string; text: string }[]) =>
  JSON.parse(files.find(({ name }) => name.endsWith("-settings.yaml"))?.text ?? "{}");

/** What the imported policies say of inputs: the ids that find, and those that cannot tell. */
async function judge(sources: { place: string; text: string }[], inputs: readonly object[]) {
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

const judgeAll = (policies: readonly object[], inputs: readonly object[]) =>
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
function app(effective: object = {}, rest: object = {}) {
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

function workload(containers: readonly object[], rest: object = {}, beside: object = {}) {
  const related = {
    source: "cluster",
    complete: true,
    services: [],
    ingresses: [],
    networkPolicies: [],
  };
  const { pod = {}, ...others } = rest as { pod?: object };
  const whole = { at: "/spec/template/spec", volumes: [], security: { sysctls: [] }, ...pod };
  return deployment({ containers, ...others, pod: whole }, { related, ...beside });
}

const facts = (image: object) => ({
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

const finding = (id: string, severity: string, rest: object = {}) => ({
  id,
  aliases: [],
  severity,
  package: { type: "deb", name: "a", version: "1", purl: "pkg:deb/a@1" },
  path: "var/lib/dpkg/status",
  fix: { state: "not-fixed" },
  feed: "debian",
  ...rest,
});

const fixed = { fix: { state: "fixed", version: "2" } };

function exec(name: string, process: object = {}, rest: object = {}) {
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

const parent = (executable?: string) => ({
  pid: 1,
  name: "p",
  args: ["p"],
  ...(executable && { executable }),
});

function access(verb: string, resource: string, rest: object = {}) {
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

test("criteria mean over the contract what they mean to StackRox", async () => {
  const policies = [
    policy("caps", [["Add Capabilities", ["SYS_ADMIN", "CAP_NET_ADMIN"]]]),
    policy("both", [["Add Capabilities", ["CHOWN", "KILL", "KILL"], { booleanOperator: "AND" }]]),
    policy("drop", [["Drop Capabilities", ["ALL"]]]),
    policy("mount", [
      ["Volume Source", ["(/etc/.*|/sys/.*)"]],
      ["Volume Destination", ["/m"]],
    ]),
    policy("env", [
      ["Environment Variable", ["RAW=.*SECRET.*|.*PASSWORD.*=", "SECRET_KEY=TOKEN="]],
    ]),
    policy("label", [["Required Label", ["owner|team=.+"]]]),
    policy("banned", [["Disallowed Annotation", ["a/b="]]]),
    policy("port", [
      ["Exposed Port", ["22", "> 9000"]],
      ["Exposed Port Protocol", ["tcp"]],
    ]),
    policy("node", [["Exposed Node Port", ["<= 1024", "> 0"], { booleanOperator: "AND" }]]),
    policy("policies", [["Has Ingress Network Policy", ["false"]]]),
    policy("memory", [["Container Memory Limit", ["> 512"]]]),
    policy("armor", [
      ["AppArmor Profile", ["unconfined"]],
      ["Container Name", ["web"]],
    ]),
    policy("account", [
      ["Service Account", ["default"]],
      ["Namespace", ["kube-system"], { negate: true }],
      ["Automount Service Account Token", ["true"]],
    ]),
    policy("fixable", [
      ["Privileged Container", ["true"]],
      ["Fixed By", [".*"]],
      ["Severity", [">= IMPORTANT"]],
    ]),
  ];
  const labelled = { labels: { Team: "a" }, pod: { serviceAccount: "web" } };
  const kept = { capabilities: { add: [], drop: ["ALL"] } };
  const good = (
    effective: object = {},
    rest: object = {},
    more: object = {},
    beside: object = {},
  ) => {
    const related = {
      source: "cluster",
      complete: true,
      services: [],
      ingresses: [],
      networkPolicies: [{ name: "a", ingress: true, egress: true }],
    };
    const { pod = {}, ...others } = more as { pod?: object };
    return workload(
      [app({ ...kept, ...effective }, rest)],
      { ...labelled, ...others, pod: { ...labelled.pod, ...pod } },
      { related, ...beside },
    );
  };
  const volumes = (path: string) => ({
    pod: { volumes: [{ name: "v", type: "hostPath", path, mounted: true }] },
  });
  const mounts = { mounts: [{ volume: "v", type: "hostPath", destination: "/m", readOnly: true }] };
  const related = {
    source: "cluster",
    complete: true,
    services: [],
    ingresses: [],
    networkPolicies: [],
  };
  const rows: readonly (readonly [object, string[], string[]?])[] = [
    [good(), []],
    [good({ capabilities: { add: ["SYS_ADMIN"], drop: ["ALL"] } }), ["caps"]],
    [good({ capabilities: { add: ["CHOWN"], drop: ["ALL"] } }), []],
    [good({ capabilities: { add: ["CHOWN", "KILL"], drop: ["ALL"] } }), ["both"]],
    [good({ capabilities: { add: [], drop: ["KILL"] } }), ["drop"]],
    [good({}, mounts, volumes("/etc/kubernetes")), ["mount"]],
    [good({}, mounts, volumes("/srv/etc/")), []],
    [
      good(
        {},
        { mounts: [{ ...mounts.mounts[0], type: "nfs" }] },
        { pod: { volumes: [{ name: "v", type: "nfs", mounted: true }] } },
      ),
      [],
      ["mount"],
    ],
    [good({}, { env: [{ name: "my_secret", value: "x" }] }), ["env"]],
    [good({}, { env: [{ name: "my_secret", from: { kind: "secret" } }] }), []],
    [good({}, { env: [{ name: "TOKEN", from: { kind: "secret" } }] }), ["env"]],
    [good({}, {}, { labels: { team: "" } }), ["label"]],
    [good({}, {}, { labels: { a: "b" } }), ["label"]],
    [good({}, {}, { annotations: { "a/b": "" } }), ["banned"]],
    [good({}, { ports: [{ container: 22, protocol: "tcp" }] }), ["port"]],
    [
      good(
        {},
        {
          ports: [
            { container: 22, protocol: "udp" },
            { container: 80, protocol: "tcp" },
          ],
        },
      ),
      [],
    ],
    [good({}, { ports: [{ container: 9001, protocol: "tcp" }] }), ["port"]],
    [good({}, { ports: [{ container: 80, host: 80, protocol: "tcp" }] }), ["node"]],
    [good({}, { ports: [{ container: 80, host: 8080, protocol: "tcp" }] }), []],
    [good({}, {}, {}, { related }), ["policies"]],
    // whether there are more could not be told
    [good({}, {}, {}, { related: { ...related, complete: false } }), [], ["node", "policies"]],
    [
      good(
        {},
        { resources: { requests: {}, limits: { memory: { value: 2 ** 30, text: "1Gi" } } } },
      ),
      ["memory"],
    ],
    [
      good(
        {},
        { resources: { requests: {}, limits: { memory: { value: 2 ** 20, text: "1Mi" } } } },
      ),
      [],
    ],
    [good({ appArmor: { type: "Unconfined" } }), ["armor"]],
    [good({}, {}, { pod: { serviceAccount: "default" } }), ["account"]],
    [good({}, {}, { namespace: "kube-system", pod: { serviceAccount: "default" } }), []],
    [good({}, {}, { pod: { serviceAccount: "default", automountServiceAccountToken: false } }), []],
    [
      good({ privileged: true }, { image: { findings: { high: { total: 2, fixable: 1 } } } }),
      ["fixable"],
    ],
    [good({ privileged: true }, { image: { findings: { high: { total: 2, fixable: 0 } } } }), []],
    [good({ privileged: true }, { image: { findings: { medium: { total: 2, fixable: 2 } } } }), []],
    [good({}, { image: { findings: { high: { total: 2, fixable: 1 } } } }), []],
  ];
  const said = await judgeAll(
    policies,
    rows.map(([input]) => input),
  );
  expect(said).toEqual(rows.map(([, found, untold = []]) => [found, untold]));
}, 120_000);

test("criteria of images, and what is missing of one", async () => {
  const policies = [
    policy("cve", [["CVE", ["CVE-2021-44228", "CVE-2021-45046"]]], built),
    policy(
      "score",
      [
        ["CVSS", [">= 7.0"]],
        ["Fixed By", [".*"]],
      ],
      built,
    ),
    policy("component", [["Image Component", ["apt|dpkg=", "openssl=1\\..*"]]], built),
    policy("line", [["Dockerfile Line", ["ADD=.*", "CMD=.*insecure.*"]]], built),
    policy("tag", [["Image Tag", ["latest"]]], built),
    policy("user", [["Image User", ["0", "root"]]], built),
    policy(
      "old",
      [
        ["Days Since CVE Was Published", ["30"]],
        ["Severity", ["CRITICAL"]],
      ],
      built,
    ),
    policy("needed", [["Required Image Label", ["maintainer=.+"]]], { ...built, disabled: true }),
    policy("system", [["Image OS", ["debian:1[01]"]]], built),
  ];
  const distribution = { id: "debian", versionId: "12" };
  const of = (image: object) => facts({ distribution, ...image });
  const package_ = (name: string, version: string) => ({
    type: "deb",
    name,
    version,
    purl: "pkg:a",
    path: "a",
  });
  const scored = { cvss: [{ version: "3.1", score: 9.1, source: "nvd" }], ...fixed };
  const dated = (publishedAt: string) => ({ publishedAt });
  const rows: readonly (readonly [object, string[], string[]?])[] = [
    [of({}), []],
    [of({ findings: [finding("GHSA-1", "low", { aliases: ["CVE-2021-45046"] })] }), ["cve"]],
    [of({ findings: [finding("CVE-2021-450467", "low")] }), []],
    // what a statement of its maker says does not concern it
    [of({ findings: [finding("CVE-2021-45046", "low", { vex: { status: "not_affected" } })] }), []],
    [of({ findings: [finding("CVE-1", "low", scored)] }), ["score"]],
    [of({ findings: [finding("CVE-1", "low", { ...scored, fix: { state: "not-fixed" } })] }), []],
    [of({ findings: [finding("CVE-1", "low", fixed)] }), []],
    [of({ packages: [package_("apt", "2"), package_("openssl", "3.0")] }), ["component"]],
    [of({ packages: [package_("apt-utils", "2"), package_("openssl", "1x")] }), []],
    [of({ packages: [package_("openssl", "1.1.1")] }), ["component"]],
    [of({ history: [{ createdBy: "ADD a.tar / # buildkit" }] }), ["line"]],
    [of({ history: [{ createdBy: '/bin/sh -c #(nop)  CMD ["a" "--insecure"]' }] }), ["line"]],
    [of({ history: [{ createdBy: "COPY a / # buildkit" }] }), []],
    [of({ history: undefined }), [], ["line"]],
    [of({ reference: "nginx:Latest" }), ["tag"]],
    [of({ reference: undefined }), [], ["tag"]],
    [of({ config: { ...of({}).image.config, user: "root" } }), ["user"]],
    [of({ findings: [finding("CVE-1", "critical", dated("2026-10-01T00:00:00.000Z"))] }), ["old"]],
    [of({ findings: [finding("CVE-1", "critical", dated("2026-11-20T00:00:00.000Z"))] }), []],
    [of({ findings: [finding("CVE-1", "high", dated("2026-10-01T00:00:00.000Z"))] }), []],
    // nobody said when
    [of({ findings: [finding("CVE-1", "critical")] }), [], ["old"]],
    [of({ distribution: { id: "debian", versionId: "10" } }), ["system"]],
    [of({ distribution: undefined }), [], ["system"]],
    // a reference is read wherever it stands
    [workload([app({}, { image: { tag: "latest" } })]), ["tag"]],
  ];
  const said = await judgeAll(
    policies,
    rows.map(([input]) => input),
  );
  expect(said).toEqual(rows.map(([, found, untold = []]) => [found, untold]));
}, 120_000);

test("criteria of events and of requests", async () => {
  const policies = [
    policy("name", [["Process Name", ["apt|dpkg|llvm-.*|.*-rpm|.*yum.*", "dnf", "dnf"]]], running),
    policy(
      "root",
      [
        ["Process UID", ["0"]],
        ["Process Name", ["id"]],
      ],
      running,
    ),
    policy(
      "java",
      [
        ["Process Name", ["(ba|c){0,1}sh"]],
        ["Process Ancestor", [".*java"]],
      ],
      running,
    ),
    policy(
      "args",
      [
        ["Process Arguments", ["--version"], { negate: true }],
        ["Process Name", ["gcc"]],
      ],
      running,
    ),
    policy(
      "tables",
      [
        ["Privileged Container", ["true"]],
        ["Process Name", ["iptables"]],
      ],
      running,
    ),
    policy(
      "secret",
      [
        ["Kubernetes Resource", ["SECRETS"]],
        ["Kubernetes API Verb", ["GET", "PATCH"]],
        ["Kubernetes User Name", ["system:serviceaccount:a:b"], { negate: true }],
      ],
      audited,
    ),
    policy(
      "impersonated",
      [
        ["Kubernetes Resource", ["CONFIGMAPS"]],
        ["Is Impersonated User", ["true"]],
      ],
      audited,
    ),
    policy(
      "group",
      [
        ["Kubernetes Resource", ["PODS_EXEC"]],
        ["Kubernetes User Groups", ["ops"]],
      ],
      running,
    ),
    policy("exec", [["Kubernetes Resource", ["PODS_EXEC"]]], running),
  ];
  const ops = { user: { name: "joe", groups: ["Ops"] } };
  const rows: readonly (readonly [object, string[], string[]?])[] = [
    [exec("DPKG"), ["name"]],
    [exec("apt-get"), []],
    [exec("llvm-ar"), ["name"]],
    [exec("a-llvm-"), []],
    [exec("ALT-rpm"), ["name"]],
    [exec("rpm"), []],
    [exec("a-yum-b"), ["name"]],
    [exec("dnf"), ["name"]],
    // what runs on the node itself is no container
    [exec("apt", {}, { container: undefined }), []],
    [exec("id", { uid: 0 }), ["root"]],
    [exec("id", { uid: 1 }), []],
    [exec("id", { uid: undefined }), [], ["root"]],
    [exec("bash", {}, { ancestry: [parent("/usr/lib/jvm/bin/java")] }), ["java"]],
    [exec("bash", {}, { ancestry: [parent("/bin/sh")] }), []],
    [exec("bash", {}, { ancestry: [parent()] }), [], ["java"]],
    [exec("gcc", { args: ["gcc", "-c", "a.c"] }), ["args"]],
    [exec("gcc", { args: ["gcc", "--version"] }), []],
    [exec("iptables", {}, { container: app({ privileged: true }) }), ["tables"]],
    [exec("iptables"), []],
    [exec("iptables", {}, { container: { name: "a", image: app().image } }), [], ["tables"]],
    [access("get", "secrets"), ["secret"]],
    [access("list", "secrets"), []],
    [access("get", "secrets", { user: { name: "system:serviceaccount:a:b", groups: [] } }), []],
    [access("get", "configmaps", { impersonated: { name: "root", groups: [] } }), ["impersonated"]],
    [access("get", "configmaps"), []],
    [access("create", "pods", { subresource: "exec" }), ["exec-into-pod"]],
    [access("create", "pods", { subresource: "exec", ...ops }), ["exec-into-pod", "group"]],
  ];
  const said = await judgeAll(
    policies,
    rows.map(([input]) => input),
  );
  expect(said).toEqual(rows.map(([, found, untold = []]) => [found, untold]));
}, 120_000);

test("exclusions, scopes, stages and enforcement decide where a policy holds", async () => {
  const excluded = (deployment: object) => ({ name: "no", deployment });
  const { files, items } = await read([
    policy("a", [["Host PID", ["true"]]], {
      enforcementActions: ["FAIL_DEPLOYMENT_CREATE_ENFORCEMENT"],
      mitreAttackVectors: [{ tactic: "TA0004", techniques: ["T1611", "nonsense"] }],
      categories: ["Privileges"],
      exclusions: [
        excluded({ name: "web-.*|api", scope: { namespace: "^kube.*|shop$" } }),
        excluded({ scope: { label: { key: "app", value: "" } } }),
        excluded({ name: "a\\d+" }),
        { name: "image", image: { name: "quay.io/acme/" } },
        { ...excluded({ name: "x" }), expiration: "2030-01-01T00:00:00Z" },
      ],
      scope: [{ namespace: "prod" }, { namespace: "stage-.*" }],
    }),
    policy("b", [["Host IPC", ["true"]]], {
      exclusions: [excluded({ name: "web-.*|api", scope: { namespace: "^kube.*|shop$" } })],
      scope: [{ cluster: "9c29f9c2" }],
      disabled: true,
      newMember: 1,
    }),
    policy("c", [["Privileged Container", ["true"]]], { severity: "CRITICAL_SEVERITY" }),
  ]);
  expect(settingsOf(files)).toEqual({
    policies: {
      "stackrox-a": { scope: { include: { namespaces: ["prod", "stage-*"] } } },
      "privileged-container": {
        enforcement: { build: "warn", deploy: "warn", run: "off" },
        severity: "critical",
      },
    },
    scopes: [
      {
        name: "no",
        match: { namespaces: ["kube*", "shop"], names: ["web-*", "api"] },
        policies: { "stackrox-a": { enforcement: "off" }, "stackrox-b": { enforcement: "off" } },
      },
      {
        name: "no",
        match: { labels: { app: ["*"] } },
        policies: { "stackrox-a": { enforcement: "off" } },
      },
    ],
  });
  expect(items.map(({ state, reasons }) => [state, reasons])).toEqual([
    [
      "partly",
      [
        'the exclusion "no" is not carried over: a\\d+ cannot be said with stars',
        'the exclusion "no" is not carried over: it has an end: write it as an exception with an owner and a reason',
      ],
    ],
    [
      "partly",
      [
        expect.stringMatching(/^it holds everywhere: it names clusters/),
        "the member newMember is not known",
      ],
    ],
    ["imported", []],
  ]);
  const text = (id: string) =>
    files.find(({ name }) => name === `stackrox/stackrox-${id}.rego`)?.text;
  for (const line of [
    '"build":"warn","deploy":"enforce"',
    "severity: high",
    '["MITRE TA0004","MITRE T1611"]',
    "phases: [build, deploy]",
    "Categories: Privileges.",
  ])
    expect(text("a")).toContain(line);
  expect(text("b")).toContain('"build":"off","deploy":"off"');
  expect(text("b")).toContain("it holds everywhere");
});

test("an excluded namespace is left alone, and so are others by a scope", async () => {
  const policies = [
    policy("pid", [["Host PID", ["true"]]], {
      scope: [{ namespace: "shop|kube-system" }],
      exclusions: [{ deployment: { name: "agent", scope: { namespace: "kube-.*" } } }],
    }),
  ];
  const at = (namespace: string, name: string) =>
    workload([app()], { namespace, name, pod: { hostPID: true } });
  const said = await judgeAll(policies, [
    at("shop", "agent"),
    at("kube-system", "agent"),
    at("kube-system", "other"),
    at("elsewhere", "agent"),
  ]);
  expect(said.map(([found]) => found)).toEqual([["pid"], [], ["pid"], []]);
}, 120_000);

test("an image that is excluded by the beginning of its name is excluded from builds alone", async () => {
  const policies = [
    policy("user", [["Image User", ["root"]]], {
      ...built,
      exclusions: [{ name: "base", image: { name: "ghcr.io/acme/ba" } }],
    }),
  ];
  const root = { ...facts({}).image.config, user: "root" };
  const of = (reference: string, phase: string) => ({
    ...facts({ reference, config: root }),
    phase,
  });
  const said = await judgeAll(policies, [
    of("ghcr.io/acme/base:1", "build"),
    of("ghcr.io/acme/base/tools:1", "build"),
    of("ghcr.io/acme/web:1", "build"),
    of("ghcr.io/acme/base:1", "deploy"),
  ]);
  expect(said.map(([found]) => found)).toEqual([[], [], ["user"], ["user"]]);
}, 120_000);

test("what cannot be said is listed, and no policy says less in silence", async () => {
  const sections = (...fields: Criterion[]) => ({
    policySections: fields.map((one) => policy("x", [one]).policySections[0]),
  });
  const { items, files, fields } = await read([
    policy("unknown", [["Moon Phase", ["full"]]]),
    policy("half", [], sections(["Host PID", ["true"]], ["Image Signature Verified By", ["io.a"]])),
    policy("joint", [
      ["Host PID", ["true"]],
      ["CVE", ["CVE-1"]],
    ]),
    policy("value", [["Replicas", ["many"]]]),
    policy("lookahead", [["Namespace", ["(?=a)b"]]]),
    policy("backwards", [["Namespace", ["(a)\\1"]]]),
    policy("open", [["Container Name", ["(["]]]),
    policy("stages", [["Process Name", ["a"]]], { lifecycleStages: ["DEPLOY", "RUNTIME"] }),
    policy("again", [["Image Age", ["90"]]], built),
    policy("and again", [["Image Age", ["30"]]], built),
  ]);
  expect(items.map(({ name, state, reasons }) => [name, state, reasons[0]?.slice(0, 40)])).toEqual([
    ["unknown", "left-out", "Moon Phase: no criterion that is known"],
    ["half", "partly", "Image Signature Verified By: it names a "],
    ["joint", "left-out", "CVE: scores and dates of findings are ju"],
    ["value", "left-out", "Replicas: many is no number"],
    ["lookahead", "left-out", "Namespace: an expression that RE2 cannot"],
    ["backwards", "left-out", "Namespace: an expression that RE2 cannot"],
    ["open", "left-out", "Container Name: an expression that RE2 c"],
    ["stages", "partly", "not in the stage DEPLOY: it has the stag"],
    ["again", "imported", undefined],
    // one policy has one age
    ["and again", "imported", undefined],
  ]);
  expect(items.at(-1)?.policy).toBe("stackrox-and-again");
  expect(files.find(({ name }) => name.includes("half"))?.text).toMatch(
    /Image Signature Verified By: it names/,
  );
  expect(fields).toEqual({
    named: 12,
    mapped: 10,
    unmapped: { "Moon Phase": 1, "Image Signature Verified By": 1 },
  });
});

test("expressions stay below what one evaluation can compile", async () => {
  const many = Array.from({ length: 70 }, (_, i) =>
    policy(`p${i}`, [["Namespace", [`a${i}[xy]`]]]),
  );
  const { items } = await read(many);
  const left = items.filter(({ state }) => state === "left-out");
  expect(left.length).toBe(10);
  expect(left[0]?.reasons[0]).toMatch(/^over 60 different expressions/);
});

test("no name leaves the folder or its quotes, and names alike stay apart", async () => {
  const hostile = '../../etc/"{input.x}\n# custom:\n*/ \\u0000 `';
  const made = await importPolicies(
    "stackrox",
    [
      {
        place,
        text: JSON.stringify({
          policies: [
            policy(hostile, [["Namespace", [hostile.replaceAll(/[*\\]/g, "")]]], {
              description: hostile,
              remediation: hostile,
            }),
            policy(hostile, [["Required Label", [`{x}"=${"é"}`]]]),
            policy("…", [["Host PID", ["true"]]]),
          ],
        }),
      },
    ],
    localCompiler,
  );
  expect(made.files.map(({ name }) => name)).toEqual([
    "stackrox/stackrox-etc-input-x-custom-u0000.rego",
    "stackrox/stackrox-etc-input-x-custom-u0000-2.rego",
    "stackrox/stackrox-unnamed.rego",
  ]);
}, 60_000);

const valid = policy("a", [["Host PID", ["true"]]]);
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

test.each([
  ["a picture", "\u0089PNG\r\n\u001a", "IMPORT_INVALID", /policies\.json/],
  ["no JSON", "{", "IMPORT_INVALID", /policies\.json/],
  ["nothing", "", "IMPORT_INVALID", /no policy/],
  ["no policy", '{"kind": "Pod"}', "IMPORT_INVALID", /policies\.json:1: no policy of StackRox/],
  ["a list", "[]", "IMPORT_INVALID", /no policy of StackRox/],
  ["an empty export", '{"policies": []}', "IMPORT_INVALID", /no policy/],
  [
    "the second of two",
    JSON.stringify({ policies: [valid, { ...valid, policySections: "none" }] }),
    "IMPORT_INVALID",
    /policies\.json:1#\/policies\/1: policySections/,
  ],
  [
    "a stage",
    JSON.stringify({ ...valid, lifecycleStages: ["MOON"] }),
    "IMPORT_INVALID",
    /lifecycleStages/,
  ],
  [
    "a member of a group",
    JSON.stringify(policy("a", [["Host PID", ["true"], { invert: true }]])),
    "IMPORT_INVALID",
    /policyGroups.*invert/,
  ],
  [
    "a member of a scope",
    JSON.stringify({ ...valid, scope: [{ region: "eu" }] }),
    "IMPORT_INVALID",
    /scope.*region/,
  ],
  [
    "a member twice",
    '{"name": "a", "name": "b", "policySections": []}',
    "IMPORT_INVALID",
    /name is said twice/,
  ],
  ["10,000 deep", nested(10_000), "IMPORT_TOO_LARGE", /deeper than 100/],
  [
    "a million values",
    JSON.stringify(policy("a", [["Namespace", Array(1_000_000).fill("a")]])),
    "IMPORT_TOO_LARGE",
    /over|tokens/,
  ],
  [
    "two thousand values",
    JSON.stringify(policy("a", [["Namespace", Array(2000).fill("a")]])),
    "IMPORT_INVALID",
    /values.*1000/,
  ],
])(
  "refuses %s",
  async (_, text, code, message) => {
    await expect(importStackrox([{ place, text }], localCompiler)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
  },
  30_000,
);

const folder = "/work/shared/data/stackrox";
const defaults = () =>
  readdirSync(folder).map((name) => ({
    place: name,
    text: readFileSync(join(folder, name), "utf8"),
  }));

test.skipIf(!existsSync(folder))(
  `StackRox' own policies become policies, but for what names what it keeps (skipped without ${folder})`,
  async () => {
    const { items, fields } = await importPolicies("stackrox", defaults(), localCompiler);
    expect(items.length).toBe(89);
    expect(items.filter(({ state }) => state === "left-out").map(({ name }) => name)).toEqual([
      "Fixable CVSS >= 6 and Privileged",
      "Red Hat images must be signed by a Red Hat release key",
    ]);
    expect(items.filter(({ state }) => state === "imported").length).toBeGreaterThanOrEqual(82);
    expect(fields).toEqual({
      named: 117,
      mapped: 115,
      unmapped: { "Image Signature Verified By": 2 },
    });
  },
  120_000,
);

const chosen = [
  "apt",
  "log4shell",
  "latest_tag",
  "add_instruction",
  "root_user",
  "cvss_7",
  "host_pids",
  "docker_sock",
  "cap_sys_admin",
  "no_resources_specified",
  "secret_env",
  "exec-apt",
  "exec-java-shell",
  "exec-iptables-root",
  "privileged",
  "pod_exec",
  "access_central_secret",
  "deployment_has_ingress_network_policy",
  "no_scans",
];

test.skipIf(!existsSync(folder))(
  `StackRox' own policies give the verdicts that they document (skipped without ${folder})`,
  async () => {
    const sources = defaults()
      .filter(({ place }) => chosen.includes(place.replace(".json", "")))
      // some are off by default
      .map(({ place, text }) => ({
        place,
        text: JSON.stringify({ ...JSON.parse(text), disabled: false }),
      }));
    const limits = {
      requests: { cpu: { value: 0.1, text: "100m" } },
      limits: { memory: { value: 2 ** 27, text: "128Mi" } },
    };
    const related = {
      source: "cluster",
      complete: true,
      services: [],
      ingresses: [],
      networkPolicies: [{ name: "a", ingress: true, egress: false }],
    };
    const on = (
      effective: object = {},
      rest: object = {},
      more: object = {},
      beside: object = {},
    ) => workload([app(effective, { resources: limits, ...rest })], more, { related, ...beside });
    const socket = {
      pod: {
        volumes: [{ name: "v", type: "hostPath", path: "/var/run/docker.sock", mounted: true }],
      },
    };
    const mounts = {
      mounts: [{ volume: "v", type: "hostPath", destination: "/m", readOnly: true }],
    };
    const java = { ancestry: [parent("/usr/bin/java")] };
    const apt = {
      type: "deb",
      name: "apt",
      version: "2.6",
      purl: "pkg:deb/apt",
      path: "var/lib/dpkg/status",
    };
    const scored = { cvss: [{ version: "3.1", score: 10, source: "nvd" }] };
    const rows: readonly (readonly [object, string[]])[] = [
      [facts({}), []],
      [facts({ packages: [apt] }), ["ubuntu-package-manager-in-image"]],
      [
        facts({ findings: [finding("CVE-2021-44228", "critical")] }),
        ["log4shell-log4j-remote-code-execution-vulnerability"],
      ],
      [
        facts({ findings: [finding("CVE-2021-1", "high", { ...scored, ...fixed })] }),
        ["fixable-cvss-7"],
      ],
      [facts({ findings: [finding("CVE-2021-1", "high", scored)] }), []],
      [facts({ reference: "nginx:latest" }), ["latest-tag"]],
      [
        facts({ history: [{ createdBy: "ADD a / # buildkit" }] }),
        ["add-command-used-instead-of-copy"],
      ],
      [
        facts({ config: { ...facts({}).image.config, user: "0" } }),
        ["docker-cis-4-1-ensure-that-a-user-for-the-container-has-been"],
      ],
      [on(), []],
      [
        on({}, {}, { pod: { hostPID: true } }),
        ["docker-cis-5-15-ensure-that-the-host-s-process-namespace-is"],
      ],
      [on({}, mounts, socket), ["mount-container-runtime-socket"]],
      // an exclusion of the policy itself
      [on({}, mounts, { ...socket, name: "collector", namespace: "stackrox" }), []],
      [on({ capabilities: { add: ["SYS_ADMIN"], drop: [] } }), ["cap-sys-admin-capability-added"]],
      [
        on({}, { resources: { requests: {}, limits: {} } }),
        ["no-cpu-request-or-memory-limit-specified"],
      ],
      [
        on({}, { env: [{ name: "DB_PASSWORD", value: "x" }] }),
        ["environment-variable-contains-secret"],
      ],
      [on({ privileged: true }), ["privileged-container"]],
      [on({}, { image: { known: false, decision: undefined } }), ["images-with-no-scans"]],
      [
        on({}, {}, {}, { related: { ...related, networkPolicies: [] } }),
        ["deployments-should-have-at-least-one-ingress-network-policy"],
      ],
      [exec("apt-get"), ["ubuntu-package-manager-execution"]],
      [exec("ls"), []],
      [exec("sh", {}, java), ["shell-spawned-by-java-application"]],
      [exec("sh"), []],
      [
        exec("iptables", { uid: 0 }, { container: app({ privileged: true }) }),
        ["iptables-or-nftables-executed-in-privileged-container"],
      ],
      [exec("iptables", { uid: 0 }), []],
      [access("create", "pods", { subresource: "exec" }), ["exec-into-pod"]],
      [
        access("get", "secrets", { name: "central-htpasswd" }),
        ["openshift-central-admin-secret-accessed"],
      ],
      [access("get", "secrets", { name: "other" }), []],
    ];
    const said = await judge(
      sources,
      rows.map(([input]) => input),
    );
    expect(said.map(([found]) => found)).toEqual(rows.map(([, found]) => found));
  },
  180_000,
);
