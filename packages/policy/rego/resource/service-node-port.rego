# METADATA
# scope: package
# title: Service on a port of every node
# description: |
#   A NodePort is open on every address of every node, past load balancers and the firewall in front of them.
# custom:
#   id: service-node-port
#   severity: medium
#   subjects: [resource]
#   resources: [Service]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Use `type: ClusterIP` behind an Ingress or Gateway.
#   references:
#     - NIST-800-190 4.3.3
#     - MITRE T1133
#     - CWE-668
package hasp.policies.resource.service_node_port

import data.hasp.lib.exposure
import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} opens a port on every node",
	"path": "/object/spec/type",
	"observed": "NodePort",
} if {
	exposure.ways.NodePort
}
