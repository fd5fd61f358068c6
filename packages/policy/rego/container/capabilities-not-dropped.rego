# METADATA
# scope: package
# title: Capabilities not dropped
# description: |
#   A runtime gives each container some dozen capabilities of root, and most programs need none of them. What was not dropped
#   is there for whoever breaks in.
# custom:
#   id: capabilities-not-dropped
#   severity: low
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Set `capabilities.drop: [ALL]` (`--cap-drop=ALL`) and add back only what the program needs.
#   references:
#     - CIS-Docker-1.6.0 5.4
#     - CIS-Kubernetes-1.10.0 5.2.8
#     - CIS-Kubernetes-1.10.0 5.2.10
#     - NIST-800-190 4.4.3
#     - MITRE T1611
#     - CWE-250
#   parameters:
#     type: object
#     properties:
#       required:
#         type: array
#         items: {"type": "string"}
#         description: Capabilities that must be dropped, in upper case without `CAP_`; who drops ALL drops each.
#         default: ["ALL"]
package hasp.policies.container.capabilities_not_dropped

import data.hasp.lib.containers

parameters := data.hasp.parameters["capabilities-not-dropped"]

violations contains {
	"message": $"container {container.name} does not drop {what(capability)}",
	"path": $"{path}/effective/capabilities/drop",
	"observed": container.effective.capabilities.drop,
	"expected": [capability],
} if {
	not containers.is_windows
	some path, container in containers.all
	not drops_all(container.effective.capabilities.drop)
	some capability in parameters.required
	not drops(container.effective.capabilities.drop, capability)
}

drops_all(dropped) if drops(dropped, "ALL")

drops(dropped, capability) if capability in dropped

# As they are written in inputs that nobody normalised.
drops(dropped, capability) if {
	some one in dropped
	trim_prefix(upper(one), "CAP_") == capability
}

what(capability) := "all capabilities" if {
	capability == "ALL"
} else := $"the capability {capability}"
