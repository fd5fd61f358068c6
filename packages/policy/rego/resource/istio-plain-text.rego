# METADATA
# scope: package
# title: Istio lets plain text through
# description: |
#   With mTLS disabled or permissive anybody in the network talks to the workload without proving who it is, and reads what it says.
# custom:
#   id: istio-plain-text
#   severity: medium
#   subjects: [resource]
#   resources: [PeerAuthentication]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Set `spec.mtls.mode` to `STRICT`, and remove the exceptions in `portLevelMtls`.
#   references:
#     - NIST-800-190 4.3.3
#     - MITRE T1040
#     - CWE-319
package hasp.policies.resource.istio_plain_text

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} has mTLS {mode}",
	"path": path,
	"observed": mode,
	"expected": "STRICT",
} if {
	some path, mode in modes
	mode in {"DISABLE", "PERMISSIVE"}
}

modes["/object/spec/mtls/mode"] := objects.spec.mtls.mode

modes[$"/object/spec/portLevelMtls/{port}/mode"] := one.mode if {
	some port, one in objects.member(objects.spec, "portLevelMtls")
}
