# METADATA
# scope: package
# title: Credential in a label or annotation
# description: |
#   Labels and annotations are read by everyone who may list the object, are copied into events, metrics and logs, and are never
#   encrypted at rest as Secrets can be. Found by the form of well-known tokens, private keys and passwords within addresses.
#   The value never appears in the violation.
# custom:
#   id: credential-in-metadata
#   severity: high
#   subjects: [workload, resource]
#   resources:
#     - ConfigMap
#     - Secret
#     - Service
#     - ServiceAccount
#     - Ingress
#     - Namespace
#     - PersistentVolume
#     - PersistentVolumeClaim
#     - StorageClass
#     - Role
#     - ClusterRole
#     - RoleBinding
#     - ClusterRoleBinding
#     - NetworkPolicy
#     - HTTPRoute
#     - Gateway
#     - HelmRelease
#     - Application
#     - CustomResourceDefinition
#   phases: [build, deploy]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     recommended: {build: warn, deploy: warn}
#     strict: enforce
#   remediation: >-
#     Revoke the credential, delete the label or annotation, and keep the new one in a Secret or an external store.
#   references:
#     - NIST-800-190 4.1.4
#     - MITRE T1552.007
#     - CWE-312
package hasp.policies.secrets_management.credential_in_metadata

import data.hasp.lib.credentials

violations contains {
	"message": $"{input.kind} {name} has {what} in its {list}",
	"path": $"/{input.kind}/{list}",
	"observed": {"name": key, "value": "(redacted)"},
} if {
	some list in ["labels", "annotations"]
	some key, value in input[input.kind][list]
	what := credentials.by_form(value)
}

# What a template says of its Pods.
violations contains {
	"message": $"the Pods of {name} have {what} in their {list}",
	"path": $"/workload/pod/{list}",
	"observed": {"name": key, "value": "(redacted)"},
} if {
	some list in ["labels", "annotations"]
	some key, value in input.workload.pod[list]
	not input.workload[list][key] == value
	what := credentials.by_form(value)
}

name := input[input.kind].name if {
	input[input.kind].name
} else := $"{object.get(input[input.kind], "generateName", "")}*"
