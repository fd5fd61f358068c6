# METADATA
# scope: package
# title: Whole Secret given as environment variables
# description: |
#   Every key of the Secret becomes a variable, those that the container has no use for and those that are added later among
#   them; one of them may even change how the program runs.
# custom:
#   id: whole-secret-in-environment
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Replace `envFrom.secretRef` with a volume that has `items`, or with `valueFrom.secretKeyRef` for the keys that are needed.
#   references:
#     - CIS-Kubernetes-1.10.0 5.4.1
#     - NIST-800-190 4.1.4
#     - CWE-526
package hasp.policies.secrets_management.whole_secret_in_environment

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} has every key of Secret {object.get(source, "name", "")} as a variable",
	"path": $"{path}/envFrom/{i}",
	"observed": source,
} if {
	some path, container in containers.all
	some i, source in container.envFrom
	source.kind == "secret"
}
