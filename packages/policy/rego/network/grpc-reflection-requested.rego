# METADATA
# scope: package
# title: Reflection of gRPC asked for from outside
# description: |
#   Reflection hands out every service and method of a server.
# custom:
#   id: grpc-reflection-requested
#   severity: low
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Register the reflection service in development alone.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1595
#     - CWE-200
package hasp.policies.network.grpc_reflection_requested

import data.hasp.lib.requests

violations contains {
	"message": $"{requests.who} asked for {requests.shown}",
	"path": "/request/path",
	"observed": requests.shown,
	"source": requests.source,
} if {
	requests.segments[0] in {"grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"}
	requests.is_from_outside
}
