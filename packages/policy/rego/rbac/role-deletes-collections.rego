# METADATA
# scope: package
# title: Role can delete collections
# description: |
#   One request of the verb `deletecollection` removes every object of a kind in a namespace.
# custom:
#   id: role-deletes-collections
#   severity: low
#   subjects: [resource]
#   resources: [Role, ClusterRole]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Replace `deletecollection` by `delete`, which asks for each object by its name.
#   references:
#     - MITRE T1485
#     - CWE-269
package hasp.policies.rbac.role_deletes_collections

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to delete all {concat(", ", object.keys(rule.resources))} at once",
	"path": at,
	"observed": "deletecollection",
} if {
	some at, rule in rbac.rules
	rule.verbs.deletecollection
}
