# METADATA
# scope: package
# title: Ingress with a default backend
# description: |
#   A default backend takes every request that no rule takes, of every host that leads to the controller.
# custom:
#   id: ingress-default-backend
#   severity: low
#   subjects: [resource]
#   resources: [Ingress]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Remove `spec.defaultBackend` and write a rule with a host for what is served.
#   references:
#     - CWE-668
package hasp.policies.resource.ingress_default_backend

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} serves what no rule takes",
	"path": $"/object/spec/{name}",
	"observed": backend,
} if {
	some name in ["defaultBackend", "backend"]
	backend := objects.spec[name]
	backend != null
}
