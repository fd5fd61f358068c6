# METADATA
# scope: package
# title: Service that is a name elsewhere
# description: |
#   An ExternalName Service is an alias of any DNS name, so an Ingress over it reaches what the writer could not reach, and clients
#   talk to hosts that nobody reviewed.
# custom:
#   id: service-external-name
#   severity: low
#   subjects: [resource]
#   resources: [Service]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Let clients use the name itself, or list it in `allowedNames`.
#   references:
#     - MITRE T1557
#     - CWE-441
#   parameters:
#     type: object
#     properties:
#       allowedNames:
#         type: array
#         items: {type: string}
#         description: Names that Services may stand for.
#         default: []
package hasp.policies.resource.service_external_name

import data.hasp.lib.exposure
import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} stands for {name}",
	"path": "/object/spec/externalName",
	"observed": name,
} if {
	exposure.is_service
	objects.spec.type == "ExternalName"
	name := object.get(objects.spec, "externalName", "")
	not name in data.hasp.parameters["service-external-name"].allowedNames
}
