# METADATA
# scope: package
# title: Many objects deleted by one request
# description: |
#   One request deletes every object of a kind, in a namespace or in all of them. It is how data is destroyed and tracks are
#   covered, and sometimes a slip of the hand.
# custom:
#   id: collection-deleted-by-person
#   severity: medium
#   subjects: [access]
#   phases: [deploy, run]
#   enforcement: audit
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Delete by name, or take `deletecollection` from the role.
#   references:
#     - MITRE T1485
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
package hasp.policies.access.collection_deleted_by_person

import data.hasp.lib.accesses

parameters := data.hasp.parameters["collection-deleted-by-person"]

violations contains {
	"message": $"{accesses.told} deletes all {input.access.resource.resource} of {object.get(input.access, "namespace", "every namespace")} that a selector names",
	"path": "/access/verb",
	"observed": {"user": accesses.told, "resource": input.access.resource.resource},
} if {
	is_collection
	accesses.is_person
	accesses.happened
	not accesses.is_one_of(parameters.allowed)
}

is_collection if input.access.verb == "deletecollection"

# The webhook calls both a deletion, but only one of them has a name.
is_collection if {
	input.access.verb == "delete"
	not input.access.name
}
