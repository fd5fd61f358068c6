# METADATA
# scope: package
# title: Traces of the cluster deleted
# description: |
#   Events are what the cluster remembers of the last hour. They go by themselves; whoever deletes them has a reason to. So has
#   who changes what the audit log keeps.
# custom:
#   id: events-deleted
#   severity: high
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Look in the audit log for what the same user did before; take `delete` of events from the role.
#   references:
#     - MITRE T1070
#     - NIST-800-190 4.3.1
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may do so; `*` at the end stands for any end.
#         default: []
#       settings:
#         type: array
#         items: {type: string}
#         description: ConfigMaps that say what the audit log keeps, with their namespaces.
#         default: [kube-system/audit-policy]
package hasp.policies.access.events_deleted

import data.hasp.lib.accesses

parameters := data.hasp.parameters["events-deleted"]

violations contains {
	"message": $"{accesses.told} uses {input.access.verb} on {input.access.resource.resource} {accesses.place}",
	"path": "/access/resource",
	"observed": {"user": accesses.told, "verb": input.access.verb},
} if {
	is_trace
	accesses.is_person
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}

is_trace if {
	input.access.resource.resource == "events"
	input.access.verb in ["delete", "deletecollection"]
}

is_trace if {
	accesses.is_change
	accesses.place in parameters.settings
	input.access.resource.resource == "configmaps"
}
