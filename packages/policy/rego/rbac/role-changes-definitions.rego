# METADATA
# scope: package
# title: Role can change CustomResourceDefinitions and APIServices
# description: |
#   Whoever writes them sends parts of the API to a server of its choice, with the objects in it, or removes all objects of a kind
#   at once.
# custom:
#   id: role-changes-definitions
#   severity: medium
#   subjects: [resource]
#   resources: [ClusterRole]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Name the definitions in `resourceNames`, or install them in a step of their own.
#   references:
#     - MITRE T1557
#     - CWE-269
package hasp.policies.rbac.role_changes_definitions

import data.hasp.lib.objects
import data.hasp.lib.rbac

violations contains {
	"message": $"{objects.title} allows to {grant.does}",
	"path": grant.at,
	"observed": grant.does,
} if {
	some grant in rbac.wide_grants(["create", "update", "patch", "delete", "deletecollection"], {
		"apiextensions.k8s.io": ["customresourcedefinitions"],
		"apiregistration.k8s.io": ["apiservices"],
	})
}
