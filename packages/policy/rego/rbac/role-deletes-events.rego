# METADATA
# scope: package
# title: Role can delete events
# description: |
#   Events are the traces of what happened to objects; whoever deletes or rewrites them hides it.
# custom:
#   id: role-deletes-events
#   severity: medium
#   subjects: [resource]
#   resources: [Role, ClusterRole]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Keep `create` and `patch` for events, which recording them needs, and remove the deletion.
#   references:
#     - MITRE T1070
#     - CWE-778
package hasp.policies.rbac.role_deletes_events

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["delete", "deletecollection"], {"": ["events"], "events.k8s.io": ["events"]})
}
