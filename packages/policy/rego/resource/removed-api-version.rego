# METADATA
# scope: package
# title: API version that Kubernetes removed
# description: |
#   An object of a removed version cannot be created any more, and an upgrade stops at it.
# custom:
#   id: removed-api-version
#   severity: medium
#   subjects: [workload, resource]
#   resources: ["*"]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Write the object in the version that the message names; `kubectl convert` does so.
#   references:
#     - CWE-477
#   parameters:
#     type: object
#     properties:
#       targetVersion:
#         type: string
#         description: The Kubernetes version that is aimed at (`1.34`); without it the cluster's own, and where that is not known every removal counts.
#         default: ""
package hasp.policies.resource.removed_api_version

import data.hasp.lib.removals

violations contains {
	"message": $"{one.kind} {name(one)} is of {one.apiVersion}, which Kubernetes 1.{removal.in} removed{instead(removal)}",
	"path": $"/{input.kind}/apiVersion",
	"observed": one.apiVersion,
	"expected": removal.use,
} if {
	one := input[input.kind]
	is_early(one.apiVersion)
	removal := removals.table[one.apiVersion][one.kind]
	is_reached(removal.in)
}

# None that is stable was ever removed, and the table is not looked at for one.
is_early(version) if contains(version, "beta")

is_early(version) if contains(version, "alpha")

is_reached(minor) if {
	target := minor_of(wanted)
	minor <= target
}

is_reached(_) if not minor_of(wanted)

wanted := data.hasp.parameters["removed-api-version"].targetVersion if {
	data.hasp.parameters["removed-api-version"].targetVersion != ""
} else := input.context.cluster.version if {
	input.context.cluster.version
} else := ""

minor_of(version) := to_number(trim_suffix(split(version, ".")[1], "+"))

name(one) := one.name if {
	one.name
} else := object.get(one, "generateName", "")

instead(removal) := "" if removal.use == ""

instead(removal) := $": use {removal.use}" if removal.use != ""
