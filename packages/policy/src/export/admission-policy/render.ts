import type { Enforcement } from "../../decision.ts";
import { oneLine } from "../../import/policy-text.ts";
import type { Policy } from "../../library/policy.ts";
import { literal } from "./cel.ts";
import type { MatchedKind } from "./matched-kinds.ts";

export type Mode = Exclude<Enforcement, "off">;

export interface Parts {
  readonly policy: Policy;
  readonly mode: Mode;
  readonly severity: string;
  readonly kinds: readonly MatchedKind[];
  /** One text of CEL for each rule: its messages, or nothing. */
  readonly messages: readonly string[];
}

const actions: Readonly<Record<Mode, readonly string[]>> = {
  enforce: ["Deny"],
  warn: ["Warn", "Audit"],
  audit: ["Audit"],
};

/** What a message may have: the API server takes 5 KB, and a letter has four bytes at most. */
const LETTERS = 1200;

/** What reaches the node first, as the contract reads volumes. */
const volumeTypes = [
  "hostPath",
  "awsElasticBlockStore",
  "azureDisk",
  "azureFile",
  "cephfs",
  "cinder",
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "fc",
  "flexVolume",
  "flocker",
  "gcePersistentDisk",
  "gitRepo",
  "glusterfs",
  "image",
  "iscsi",
  "nfs",
  "persistentVolumeClaim",
  "photonPersistentDisk",
  "portworxVolume",
  "projected",
  "quobyte",
  "rbd",
  "scaleIO",
  "secret",
  "storageos",
  "vsphereVolume",
];

const object = "variables.object";
const pod = "variables.pod";

const listed = (list: string, role: string) =>
  `${pod}.spec.?${list}.orValue([]).map(c, {"role": dyn(${role}), "spec": dyn(c)})`;

/** Of one object what expressions share, each after what it hangs on. */
const variables: readonly (readonly [name: string, expression: string])[] = [
  // types are those of the kinds that match, which are many
  ["object", "dyn(object)"],
  [
    "pod",
    `${object}.kind == "Pod" ? ${object} : ${object}.kind == "CronJob" ? ${object}.spec.jobTemplate.spec.template : ${object}.kind == "PodTemplate" ? ${object}.template : ${object}.spec.template`,
  ],
  [
    "containers",
    [
      listed("initContainers", `c.?restartPolicy.orValue("") == "Always" ? "sidecar" : "init"`),
      listed("containers", `"app"`),
      listed("ephemeralContainers", `"ephemeral"`),
    ].join(" + "),
  ],
  [
    "volumes",
    `${pod}.spec.?volumes.orValue([]).map(v, {"type": dyn((${JSON.stringify(volumeTypes)}.filter(t, t in v) + v.filter(k, k != "name") + ["emptyDir"])[0]), "written": dyn(v)}) + ${object}.?spec.?volumeClaimTemplates.orValue([]).map(v, {"type": dyn("claimTemplate"), "written": dyn({"name": v.metadata.name})})`,
  ],
];

/** A ValidatingAdmissionPolicy and its binding. */
export function renderAdmissionPolicy(parts: Parts): readonly object[] {
  const { policy, mode, severity, kinds, messages } = parts;
  const name = `hasp-${policy.id}`;
  const head = { apiVersion: "admissionregistration.k8s.io/v1" };
  const found = messages.map((text, i) => ({ name: `found${i + 1}`, expression: text }));
  return [
    {
      ...head,
      kind: "ValidatingAdmissionPolicy",
      metadata: {
        name,
        annotations: {
          description: oneLine(`${policy.description} ${policy.remediation}`),
          "hasp.dev/policy": policy.id,
          "hasp.dev/severity": severity,
        },
      },
      spec: {
        failurePolicy: "Fail",
        matchConstraints: { resourceRules: rulesOf(kinds) },
        variables: [...sharedBy(messages), ...found],
        validations: found.map((one) => ({
          expression: `variables.${one.name} == ""`,
          messageExpression: messageOf(`variables.${one.name}`),
          message: oneLine(policy.title),
          reason: "Forbidden",
        })),
      },
    },
    {
      ...head,
      kind: "ValidatingAdmissionPolicyBinding",
      metadata: { name },
      spec: { policyName: name, validationActions: actions[mode] },
    },
  ];
}

function rulesOf(kinds: readonly MatchedKind[]): readonly object[] {
  const byVersion = Map.groupBy(kinds, ({ group, version }) => `${group}/${version}`);
  return [...byVersion.values()].map((all) => ({
    apiGroups: [all[0]?.group],
    apiVersions: [all[0]?.version],
    operations: ["CREATE", "UPDATE"],
    resources: all.flatMap(({ resource }) =>
      // a debug session comes by a way of its own
      resource === "pods" ? [resource, "pods/ephemeralcontainers"] : [resource],
    ),
  }));
}

function sharedBy(messages: readonly string[]): readonly object[] {
  const needed: object[] = [];
  let text = messages.join("\n");
  for (const [name, expression] of variables.toReversed()) {
    if (!text.includes(`variables.${name}`)) continue;
    needed.unshift({ name, expression });
    text += `\n${expression}`;
  }
  return needed;
}

/** The API server takes one line of limited length for a message. */
function messageOf(text: string): string {
  const line = `${text}.replace(${literal("\n")}, " ").replace(${literal("\r")}, " ")`;
  return `size(${text}) > ${LETTERS} ? ${line}.substring(0, ${LETTERS}) + " ..." : ${line}`;
}
