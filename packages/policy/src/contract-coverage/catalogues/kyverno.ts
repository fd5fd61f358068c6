import type { Catalogue } from "./catalogue.ts";
import { access, containers, image, join, object, pod } from "./reads.ts";

const request = { workload: ["context.request.operation", "context.request.user.name"] };

/** The groups of fields that the policies of Kyverno's library read. */
export const kyverno: Catalogue = {
  name: "Kyverno fields",
  source:
    "kyverno/policies, by groups of what 460 ClusterPolicies and 118 ValidatingPolicies read, 2026-03",
  unit: "group",
  entries: [
    {
      name: "exec, attach, port-forward and copying into a Pod",
      reads: join(access("subresource", "options.*", "user.name", "user.groups[]"), {
        access: ["target.pod.labels.*", "target.containers[].name", "context.namespace.labels.*"],
      }),
    },
    {
      name: "adding an ephemeral container",
      reads: join(containers("role"), request, { workload: ["context.request.subresource"] }),
    },
    {
      name: "commands of probes and hooks",
      reads: containers(
        "probes.liveness.exec[]",
        "probes.startup.exec[]",
        "lifecycle.preStop.exec[]",
      ),
    },
    {
      name: "probes that are there, and differ",
      reads: join(containers("probes.liveness", "probes.readiness", "at"), {
        workload: ["object"],
      }),
      note: "periods, thresholds and headers of probes stand in the object, where `at` leads to",
    },
    {
      name: "image pull policy and secrets",
      reads: join(containers("imagePullPolicy"), pod("imagePullSecrets[]")),
    },
    { name: "priority class", reads: pod("priorityClass") },
    {
      name: "node selection",
      reads: pod(
        "nodeName",
        "nodeSelector.*",
        "affinity.*",
        "tolerations[].key",
        "topologySpread[].topologyKey",
      ),
    },
    {
      name: "DNS and host names",
      reads: pod("dnsPolicy", "dnsConfig.options[].name", "hostAliases[].hostnames[]", "hostname"),
    },
    { name: "runtime class", reads: pod("runtimeClass") },
    {
      name: "restart policy, deadlines and grace",
      reads: pod("restartPolicy", "activeDeadlineSeconds", "terminationGraceSeconds"),
    },
    {
      name: "quality of service",
      reads: containers("resources.limits.*.text", "resources.requests.*.text"),
    },
    {
      name: "ports, and their names",
      reads: containers("ports[].name", "ports[].container", "ports[].host"),
    },
    {
      name: "sizes of volumes and ephemeral storage",
      reads: join(pod("volumes[].sizeLimit.value"), containers("resources.limits.*.value")),
    },
    {
      name: "labels and annotations, and who may change them",
      reads: join(request, {
        workload: ["workload.labels.*", "workload.annotations.*", "former.labels.*"],
        resource: ["resource.labels.*", "former.labels.*", "context.request.user.groups[]"],
      }),
    },
    {
      name: "owners (bare Pods, Jobs without CronJob)",
      reads: { workload: ["workload.owners[].kind", "workload.top.kind"] },
    },
    {
      name: "scaling",
      reads: join(access("subresource", "user.name"), { access: ["object", "target.labels.*"] }),
    },
    {
      name: "labels and taints of nodes",
      reads: join(object, { resource: ["formerObject", "context.request.user.groups[]"] }),
    },
    {
      name: "token requests and access reviews",
      reads: join(access("resource.resource", "subresource"), { access: ["object"] }, object),
    },
    {
      name: "Services, Ingresses, roles, bindings, claims and custom objects",
      reads: object,
    },
    {
      name: "objects that share a host, path, selector or target",
      reads: join(object, { resource: ["related.peers[].index", "related.peers[].key"] }),
    },
    {
      name: "NetworkPolicy, disruption budget or autoscaler of a workload",
      reads: {
        workload: [
          "related.complete",
          "related.networkPolicies[].name",
          "related.disruptionBudgets[].name",
          "related.autoscalers[].maxReplicas",
        ],
      },
    },
    {
      name: "quotas and limit ranges of a namespace",
      reads: {
        resource: [
          "related.resourceQuotas[].hard.*",
          "related.limitRanges[].types[]",
          "related.complete",
        ],
      },
    },
    {
      name: "facts of an image from its registry",
      reads: image(
        "config.user",
        "config.volumes[]",
        "config.labels.*",
        "layers[].size",
        "createdAt",
      ),
    },
    {
      name: "signatures of images, and who signed",
      reads: image(
        "signatures[].verified",
        "signatures[].identity",
        "signatures[].issuer",
        "signatures[].keyId",
      ),
    },
    {
      name: "attestations: builder, source, level",
      reads: image(
        "attestations[].predicateType",
        "attestations[].verified",
        "attestations[].builder",
        "attestations[].source.uri",
      ),
    },
    {
      name: "attestations: any field of the predicate",
      reads: image("attestations[].predicateType"),
      lacks:
        "of a predicate only builder, source and level are carried: whole SBOMs and reports would weigh megabytes",
    },
    { name: "bounds in time", reads: { workload: ["context.time"] } },
    {
      name: "any object of the cluster (`apiCall`, 44 files)",
      reads: { workload: ["related.complete", "related.services[].name"] },
      lacks:
        "a policy asks nobody, so that its decision can be replayed: it sees the lists that `needs` names, not Secrets, ConfigMaps and counts of Pods",
    },
    {
      name: "signatures over manifests",
      reads: { workload: ["object"] },
      lacks:
        "checking them takes keys and bytes as they were signed, before the API server's defaults",
    },
    {
      name: "mutating, generating and cleaning up",
      reads: { workload: ["object"] },
      lacks: "Hasp judges and changes nothing",
    },
  ],
};
