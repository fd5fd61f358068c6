# METADATA
# scope: package
# title: Service with external IPs
# description: |
#   Whoever may write Services takes the traffic of the cluster to any address by naming it, and no field says who may use which
#   (CVE-2020-8554).
# custom:
#   id: service-external-ip
#   severity: high
#   subjects: [resource]
#   resources: [Service]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: enforce
#   profiles:
#     baseline: warn
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Remove `spec.externalIPs` and use a LoadBalancer or an Ingress, or list the addresses in `allowedIPs`.
#   references:
#     - NIST-800-190 4.3.3
#     - MITRE T1557
#     - CWE-441
#   parameters:
#     type: object
#     properties:
#       allowedIPs:
#         type: array
#         items: {type: string}
#         description: Addresses that may be used.
#         default: []
package hasp.policies.resource.service_external_ip

import data.hasp.lib.exposure
import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} takes the traffic to {address}",
	"path": path,
	"observed": address,
} if {
	exposure.is_service
	some path, address in objects.items(object.get(objects.spec, "externalIPs", []), "/object/spec/externalIPs")
	not address in data.hasp.parameters["service-external-ip"].allowedIPs
}
