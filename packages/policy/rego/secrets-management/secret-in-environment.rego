# METADATA
# scope: package
# title: Secret given as an environment variable
# description: |
#   Variables are inherited by every process that the program starts, stand in crash dumps and `/proc`, and keep their old value
#   until the container starts again. A mounted file is read when it is needed and follows a rotation.
# custom:
#   id: secret-in-environment
#   severity: low
#   subjects: [workload]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: audit
#   remediation: >-
#     Mount the Secret as a volume (`items` with the keys that are needed, `defaultMode: 0400`) and let the program read the
#     file.
#   references:
#     - CIS-Kubernetes-1.10.0 5.4.1
#     - NIST-800-190 4.1.4
#     - MITRE T1552.007
#     - CWE-526
package hasp.policies.secrets_management.secret_in_environment

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} has key {object.get(variable.from, "key", "")} of Secret {object.get(variable.from, "name", "")} in the variable {variable.name}",
	"path": $"{path}/env/{i}",
	"observed": variable.from,
} if {
	some path, container in containers.all
	some i, variable in container.env
	variable.from.kind == "secret"
}
