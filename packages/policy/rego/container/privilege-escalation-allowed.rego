# METADATA
# scope: package
# title: Privileges can be raised
# description: |
#   A program may gain more privileges than the one that started it, through a setuid file or file capabilities, unless the
#   container forbids it (`no_new_privs`). Kubernetes and Docker allow it where nothing is said.
# custom:
#   id: privilege-escalation-allowed
#   severity: medium
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     recommended: {build: warn, deploy: warn, run: audit}
#     strict: {enforcement: enforce, parameters: {requireSet: true}}
#   remediation: >-
#     Set `allowPrivilegeEscalation: false` (`--security-opt no-new-privileges`).
#   references:
#     - CIS-Docker-1.6.0 5.26
#     - CIS-Kubernetes-1.10.0 5.2.6
#     - NIST-800-190 4.4.3
#     - MITRE T1548.001
#     - CWE-269
#   parameters:
#     type: object
#     properties:
#       requireSet:
#         type: boolean
#         description: Refuse silence as well, which Kubernetes and Docker take for yes.
#         default: false
package hasp.policies.container.privilege_escalation_allowed

import data.hasp.lib.containers

parameters := data.hasp.parameters["privilege-escalation-allowed"]

violations contains {
	"message": $"container {container.name} lets its programs raise their privileges",
	"path": $"{path}/effective/allowPrivilegeEscalation",
	"observed": true,
	"expected": false,
} if {
	some path, container in containers.all
	container.effective.allowPrivilegeEscalation == true
}

# Kubernetes' default, and Docker's, is to allow it.
violations contains {
	"message": $"container {container.name} does not forbid its programs to raise their privileges",
	"path": $"{path}/effective",
	"observed": null,
	"expected": false,
} if {
	parameters.requireSet
	not containers.is_windows
	some path, container in containers.all
	not is_boolean(object.get(container.effective, "allowPrivilegeEscalation", null))
}
