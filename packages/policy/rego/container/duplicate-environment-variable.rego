# METADATA
# scope: package
# title: Environment variable set twice
# description: |
#   Of two values under one name the last one counts, so what a reader sees first is not what holds.
# custom:
#   id: duplicate-environment-variable
#   severity: low
#   subjects: [workload, container]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Remove one of the two.
#   references:
#     - CWE-694
package hasp.policies.container.duplicate_environment_variable

import data.hasp.lib.containers

violations contains {
	"message": $"container {container.name} sets the variable {name} more than once",
	"path": $"{path}/env/{i}/name",
	"observed": name,
} if {
	some path, container in containers.all
	count(container.env) > 1

	# the neighbours of a sorted list, since lists may be long
	named := sort([[variable.name, i] | some i, variable in container.env])
	some k, [name, i] in named
	k > 0
	named[k - 1][0] == name
}
