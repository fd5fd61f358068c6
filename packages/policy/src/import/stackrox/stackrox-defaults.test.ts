import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { localCompiler } from "../../compiler/local-compiler.ts";
import { importPolicies } from "../import-policies.ts";
import {
  access,
  app,
  exec,
  facts,
  finding,
  fixed,
  judge,
  parent,
  workload,
} from "./testing/stackrox.ts";

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
