# METADATA
# scope: package
# title: Secrets in a root container that can be written to
# description: |
#   Whoever breaks in reads the Secrets, whatever their mode is, and has a place for the tools to use them with.
# custom:
#   id: root-with-secrets-and-writable-root
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Set `runAsNonRoot: true` and `readOnlyRootFilesystem: true`, with an emptyDir where the program writes.
#   references:
#     - CIS-Kubernetes-1.10.0 5.2.7
#     - NIST-800-190 4.1.4
#     - NIST-800-190 4.4.4
#     - MITRE T1552.001
#     - CWE-250
package hasp.policies.combined.root_with_secrets_and_writable_root

import data.hasp.lib.containers
import data.hasp.lib.image_findings

violations contains {
	"message": $"container {container.name} has Secrets at {concat(", ", places)}, runs as root and can write to its root file system",
	"path": path,
	"observed": places,
} if {
	some path, container in containers.all
	not container.effective.readOnlyRootFilesystem
	count(container.mounts) > 0
	places := [mount.destination | some mount in container.mounts; mount.type == "secret"]
	count(places) > 0
	image_findings.is_root(container)
}
