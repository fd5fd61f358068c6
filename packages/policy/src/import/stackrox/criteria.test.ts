import { expect, test } from "vitest";
import {
  access,
  app,
  audited,
  built,
  exec,
  facts,
  finding,
  fixed,
  judgeAll,
  parent,
  policy,
  related,
  running,
  workload,
} from "./testing/stackrox.ts";

/** An input, the policies that find something in it, and those that cannot tell. */
type Row = readonly [object, string[], string[]?];

async function expectSaid(policies: readonly object[], rows: readonly Row[]): Promise<void> {
  const said = await judgeAll(
    policies,
    rows.map(([input]) => input),
  );
  expect(said).toEqual(rows.map(([, found, untold = []]) => [found, untold]));
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
    const whole = {
      ...related,
      networkPolicies: [{ name: "a", ingress: true, egress: true }],
    };
    const { pod = {}, ...others } = more as { pod?: object };
    return workload(
      [app({ ...kept, ...effective }, rest)],
      { ...labelled, ...others, pod: { ...labelled.pod, ...pod } },
      { related: whole, ...beside },
    );
  };
  const volumes = (path: string) => ({
    pod: { volumes: [{ name: "v", type: "hostPath", path, mounted: true }] },
  });
  const mounts = { mounts: [{ volume: "v", type: "hostPath", destination: "/m", readOnly: true }] };
  const rows: readonly Row[] = [
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
  await expectSaid(policies, rows);
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
  const rows: readonly Row[] = [
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
  await expectSaid(policies, rows);
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
  const rows: readonly Row[] = [
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
  await expectSaid(policies, rows);
}, 120_000);
