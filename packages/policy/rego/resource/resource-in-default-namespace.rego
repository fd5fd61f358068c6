# METADATA
# scope: package
# title: Object in the default namespace
# description: |
#   What nobody gave a namespace stands in `default`, beside everything else that nobody did, with no border between them.
# custom:
#   id: resource-in-default-namespace
#   severity: low
#   subjects: [resource]
#   resources: [Service, Ingress, ConfigMap, Secret, ServiceAccount, PersistentVolumeClaim, Role, RoleBinding, NetworkPolicy]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Set `metadata.namespace` to a namespace of the application.
#   references:
#     - CIS-Kubernetes-1.10.0 5.7.4
#     - CIS-Kubernetes-1.10.0 5.7.1
package hasp.policies.resource.resource_in_default_namespace

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} is in the namespace default",
	"path": "/resource/namespace",
	"observed": "default",
} if {
	input.resource.namespace == "default"
	not is_made_by_kubernetes
}

is_made_by_kubernetes if {
	some [kind, name] in [["Service", "kubernetes"], ["ServiceAccount", "default"], ["ConfigMap", "kube-root-ca.crt"]]
	input.resource.kind == kind
	input.resource.name == name
}
