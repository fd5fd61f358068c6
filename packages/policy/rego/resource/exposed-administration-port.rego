# METADATA
# scope: package
# title: Port of administration or of a database open to the outside
# description: |
#   Remote shells, databases and control planes are what attackers look for first, and seldom withstand them.
# custom:
#   id: exposed-administration-port
#   severity: high
#   subjects: [resource]
#   resources: [Service]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Use `type: ClusterIP` and reach the port through a VPN or `kubectl port-forward`.
#   references:
#     - NIST-800-190 4.3.3
#     - MITRE T1133
#     - CWE-668
#   parameters:
#     type: object
#     properties:
#       ports:
#         type: array
#         items: {type: integer}
#         description: Ports that may not be reached from outside the cluster.
#         default: [22, 23, 445, 1433, 1521, 2375, 2376, 2379, 2380, 3306, 3389, 5432, 5900, 5984, 6379, 6443, 9042, 9200, 10250, 11211, 27017]
package hasp.policies.resource.exposed_administration_port

import data.hasp.lib.exposure
import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} opens port {port} by {way}",
	"path": at,
	"observed": port,
} if {
	some way in exposure.ways
	not is_kept_inside(way)
	some at, one in objects.parts(objects.spec, "ports", "/object/spec")
	some port in ports_of(one)
	port in data.hasp.parameters["exposed-administration-port"].ports
}

is_kept_inside("LoadBalancer") if exposure.is_internal

# What is reached is the Service's port and the container's behind it.
ports_of(one) := {port | some name in ["port", "targetPort"]; port := objects.number(one[name])}
