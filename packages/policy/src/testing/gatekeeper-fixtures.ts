/** A ConstraintTemplate; `code` is its first target's, indented by two. */
export function templateOf(
  kind: string,
  code: string,
  schema = "type: object, x-kubernetes-preserve-unknown-fields: true",
): string {
  return `apiVersion: templates.gatekeeper.sh/v1
kind: ConstraintTemplate
metadata: {name: ${kind.toLowerCase()}}
spec:
  crd:
    spec:
      names: {kind: ${kind}}
      validation:
        openAPIV3Schema: {${schema}}
  targets:
  - target: admission.k8s.gatekeeper.sh
${code.replaceAll(/^(?=.)/gm, "  ")}`;
}

export function constraintOf(kind: string, name: string, spec: object = {}): string {
  const object = {
    apiVersion: "constraints.gatekeeper.sh/v1beta1",
    kind,
    metadata: { name },
    spec,
  };
  return `${JSON.stringify(object)}\n`;
}

/** Rego as a block of YAML below a member. */
export function block(member: string, rego: string): string {
  return `  ${member}: |\n${rego.trim().replaceAll(/^(?=.)/gm, "    ")}\n`;
}

const kindsOf = (...kinds: string[]) => [{ apiGroups: ["*"], kinds }];
const pods = { kinds: [{ apiGroups: [""], kinds: ["Pod"] }] };

/** Templates in the shape of those that Gatekeeper's documentation and library show, in words of our own. */
export const templates: readonly string[] = [
  templateOf(
    "K8sRequiredLabels",
    block(
      "rego",
      `package k8srequiredlabels

violation[{"msg": msg, "details": {"missing_labels": missing}}] {
  provided := {label | input.review.object.metadata.labels[label]}
  required := {label | label := input.parameters.labels[_].key}
  missing := required - provided
  count(missing) > 0
  msg := sprintf("labels are missing: %v", [missing])
}

violation[{"msg": msg}] {
  value := input.review.object.metadata.labels[key]
  expected := input.parameters.labels[_]
  expected.key == key
  expected.allowedRegex != ""
  not re_match(expected.allowedRegex, value)
  msg := sprintf("label <%v: %v> does not fit %v", [key, value, expected.allowedRegex])
}`,
    ),
  ),
  templateOf(
    "K8sAllowedRepos",
    block(
      "rego",
      `package k8sallowedrepos

violation[{"msg": msg}] {
  container := input.review.object.spec[kind][_]
  {"containers", "initContainers", "ephemeralContainers"}[kind]
  fits := [good | repo = input.parameters.repos[_]; good = startswith(container.image, repo)]
  not any(fits)
  msg := sprintf("%v <%v> is of a foreign repository: <%v>", [kind, container.name, container.image])
}`,
    ),
  ),
  templateOf(
    "K8sContainerLimits",
    block(
      "rego",
      `package k8scontainerlimits

size("") = 1000
size("m") = 1
size("k") = 1000000
size("M") = 1000000000
size("Ki") = 1024000
size("Mi") = 1048576000
size("Gi") = 1073741824000

unit(text) = found {
  found := substring(text, count(text) - 2, -1)
  size(found)
} else = found {
  found := substring(text, count(text) - 1, -1)
  size(found)
} else = "" { true }

milli(value) = value * 1000 { is_number(value) }

milli(value) = found {
  not is_number(value)
  suffix := unit(value)
  digits := replace(value, suffix, "")
  re_match("^[0-9]+(\\\\.[0-9]+)?$", digits)
  found := to_number(digits) * size(suffix)
}

violation[{"msg": msg, "details": {"field": field}}] {
  container := input.review.object.spec.containers[i]
  resource := {"cpu", "memory"}[_]
  not container.resources.limits[resource]
  field := sprintf("spec.containers[%v]", [i])
  msg := sprintf("container <%v> has no %v limit", [container.name, resource])
}

violation[{"msg": msg, "details": {"field": field}}] {
  container := input.review.object.spec.containers[i]
  limit := container.resources.limits[resource]
  not milli(limit)
  field := sprintf("spec.containers[%v].resources.limits.%v", [i, resource])
  msg := sprintf("container <%v> %v limit <%v> cannot be read", [container.name, resource, limit])
}

violation[{"msg": msg, "details": {"field": field}}] {
  container := input.review.object.spec.containers[i]
  limit := container.resources.limits[resource]
  milli(limit) > milli(input.parameters[resource])
  field := sprintf("spec.containers[%v].resources.limits.%v", [i, resource])
  msg := sprintf("container <%v> %v limit <%v> is above %v", [container.name, resource, limit, input.parameters[resource]])
}`,
    ),
  ),
  templateOf(
    "K8sPSPPrivilegedContainer",
    `  code:
  - engine: K8sNativeValidation
    source: {validations: [{expression: "true"}]}
  - engine: Rego
    source:
      rego: |
        package k8spspprivileged

        import data.lib.exclude_update.is_update
        import data.lib.exempt_container.is_exempt

        violation[{"msg": msg, "details": {}}] {
          not is_update(input.review)
          c := containers[_]
          not is_exempt(c)
          c.securityContext.privileged
          msg := sprintf("%v is privileged", [c.name])
        }

        containers[c] { c := input.review.object.spec.containers[_] }
        containers[c] { c := input.review.object.spec.initContainers[_] }
      libs:
      - |
        package lib.exclude_update

        is_update(review) { review.operation == "UPDATE" }
      - |
        package lib.exempt_container

        is_exempt(container) {
          exempt := object.get(object.get(input, "parameters", {}), "exemptImages", [])
          image := container.image
          pattern := exempt[_]
          fits(image, pattern)
        }

        fits(image, pattern) {
          not endswith(pattern, "*")
          image == pattern
        }

        fits(image, pattern) {
          endswith(pattern, "*")
          startswith(image, trim_suffix(pattern, "*"))
        }
`,
  ),
  templateOf(
    "K8sBlockNodePort",
    block(
      "rego",
      `package k8sblocknodeport

violation[{"msg": "nobody may open a node port"}] {
  input.review.kind.kind == "Service"
  input.review.object.spec.type == "NodePort"
}`,
    ),
  ),
];

export const constraints: readonly string[] = [
  constraintOf("K8sRequiredLabels", "ns-owner", {
    enforcementAction: "warn",
    match: { kinds: [{ apiGroups: [""], kinds: ["Namespace"] }], excludedNamespaces: ["kube-*"] },
    parameters: { labels: [{ key: "owner", allowedRegex: "^[a-z]+\\.example$" }] },
  }),
  constraintOf("K8sRequiredLabels", "app-of-all", {
    enforcementAction: "dryrun",
    match: {
      kinds: kindsOf("Pod", "Deployment", "Service"),
      scope: "Namespaced",
      namespaces: ["shop*"],
      labelSelector: { matchExpressions: [{ key: "skip", operator: "DoesNotExist" }] },
    },
    parameters: { labels: [{ key: "app" }] },
  }),
  constraintOf("K8sAllowedRepos", "ours", {
    match: { ...pods, namespaceSelector: { matchLabels: { tier: "front" } } },
    parameters: { repos: ["registry.example/", "docker.io/library/"] },
  }),
  constraintOf("K8sContainerLimits", "small", {
    match: { ...pods, name: "web*" },
    parameters: { cpu: "500m", memory: "1Gi" },
  }),
  constraintOf("K8sPSPPrivilegedContainer", "none", {
    match: pods,
    parameters: { exemptImages: ["registry.example/agent:1", "registry.example/sys/*"] },
  }),
  constraintOf("K8sBlockNodePort", "no-node-port", {
    match: { kinds: [{ apiGroups: [""], kinds: ["Service"] }] },
  }),
];

const pod = (name: string, namespace: string, containers: object[], labels: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace, labels },
  spec: { containers },
});
const namespace = (name: string, labels: object) => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels },
});
const limits = { limits: { cpu: "100m", memory: "64Mi" } };
const good = { name: "a", image: "registry.example/web:1", resources: limits };

/** Objects with what each constraint says of them: `constraint: message`. */
export const cases: readonly (readonly [object: object, said: readonly string[]])[] = [
  [namespace("shop", { owner: "team.example", tier: "front" }), []],
  [
    namespace("back", { owner: "TEAM" }),
    ["ns-owner: label <owner: TEAM> does not fit ^[a-z]+\\.example$"],
  ],
  [namespace("bare", {}), ['ns-owner: labels are missing: {"owner"}']],
  [namespace("kube-system", {}), []],
  [pod("web-1", "shop", [good], { app: "web" }), []],
  [pod("web-2", "shop", [good]), ['app-of-all: labels are missing: {"app"}']],
  [pod("web-3", "shop", [good], { skip: "yes" }), []],
  [pod("web-4", "back", [{ ...good, image: "elsewhere/x" }]), []],
  [
    pod("web-5", "shop", [{ ...good, image: "elsewhere/x" }], { app: "web" }),
    ["ours: containers <a> is of a foreign repository: <elsewhere/x>"],
  ],
  [
    pod("web-6", "back", [
      { name: "a", image: "x", resources: { limits: { cpu: 2, memory: "2Gi" } } },
    ]),
    [
      "small: container <a> cpu limit <2> is above 500m",
      "small: container <a> memory limit <2Gi> is above 1Gi",
    ],
  ],
  [
    pod("web-7", "back", [{ name: "a", image: "x", resources: { limits: { cpu: "1x" } } }]),
    [
      "small: container <a> cpu limit <1x> cannot be read",
      "small: container <a> has no memory limit",
    ],
  ],
  [pod("job", "back", [{ name: "a", image: "x" }]), []],
  [
    pod("root", "back", [{ name: "a", image: "x", securityContext: { privileged: true } }]),
    ["none: a is privileged"],
  ],
  [
    pod("agent", "back", [
      { name: "a", image: "registry.example/agent:1", securityContext: { privileged: true } },
      { name: "b", image: "registry.example/sys/x", securityContext: { privileged: true } },
      { name: "c", image: "registry.example/agent:12", securityContext: { privileged: true } },
    ]),
    ["none: c is privileged"],
  ],
  [
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "web", namespace: "shop-eu" },
      spec: { template: { spec: { containers: [{ name: "a", image: "x" }] } } },
    },
    ['app-of-all: labels are missing: {"app"}'],
  ],
  [
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: { name: "open", namespace: "back" },
      spec: { type: "NodePort", ports: [{ port: 80 }] },
    },
    ["no-node-port: nobody may open a node port"],
  ],
  [
    {
      apiVersion: "serving.knative.dev/v1",
      kind: "Service",
      metadata: { name: "k", namespace: "back" },
      spec: { type: "NodePort" },
    },
    [],
  ],
];
