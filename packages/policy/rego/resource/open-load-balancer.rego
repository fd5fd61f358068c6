# METADATA
# scope: package
# title: Load balancer that is open to everyone
# description: |
#   Without ranges of source addresses a load balancer takes connections from all of the internet.
# custom:
#   id: open-load-balancer
#   severity: medium
#   subjects: [resource]
#   resources: [Service]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Set `spec.loadBalancerSourceRanges`, or the cloud's annotation for an internal load balancer.
#   references:
#     - NIST-800-190 4.3.3
#     - MITRE T1133
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       refuseAll:
#         type: boolean
#         description: Refuse every Service of the type LoadBalancer, whatever it is open to.
#         default: false
package hasp.policies.resource.open_load_balancer

import data.hasp.lib.exposure
import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} is a load balancer that {why}",
	"path": "/object/spec/type",
	"observed": "LoadBalancer",
} if {
	exposure.ways.LoadBalancer
	some why in reasons
}

reasons contains "takes connections from every address" if {
	not exposure.is_internal
	not is_limited
}

reasons contains "is not allowed here" if data.hasp.parameters["open-load-balancer"].refuseAll

is_limited if {
	ranges := objects.texts(objects.spec, "loadBalancerSourceRanges")
	count(ranges) > 0
	every range in ranges {
		not exposure.is_everywhere(range)
	}
}
