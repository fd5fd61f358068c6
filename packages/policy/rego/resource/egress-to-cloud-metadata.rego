# METADATA
# scope: package
# title: NetworkPolicy lets Pods reach the metadata service
# description: |
#   Egress to every address includes 169.254.169.254, which hands out the node's credentials of the cloud.
# custom:
#   id: egress-to-cloud-metadata
#   severity: medium
#   subjects: [resource]
#   resources: [NetworkPolicy]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Add `169.254.169.254/32` to `except` of the `ipBlock`.
#   references:
#     - NIST-800-190 4.3.3
#     - MITRE T1552.005
#     - CWE-918
package hasp.policies.resource.egress_to_cloud_metadata

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} allows egress to 169.254.169.254 within {range}",
	"path": $"{path}/ipBlock",
	"observed": range,
} if {
	some at, rule in objects.parts(objects.spec, "egress", "/object/spec")
	some path, peer in objects.parts(rule, "to", at)
	range := object.get(objects.member(peer, "ipBlock"), "cidr", "")
	holds_metadata(range)
	not excepts_metadata(objects.texts(peer.ipBlock, "except"))
}

holds_metadata("0.0.0.0/0")

holds_metadata("169.254.169.254/32")

holds_metadata("169.254.0.0/16")

excepts_metadata(ranges) if {
	some range in ranges
	range in {"169.254.169.254/32", "169.254.0.0/16"}
}
