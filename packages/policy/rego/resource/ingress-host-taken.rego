# METADATA
# scope: package
# title: Host that another Ingress has
# description: |
#   Two Ingresses for one host share its requests by chance, so the second takes a part of the first one's traffic.
# custom:
#   id: ingress-host-taken
#   severity: medium
#   subjects: [resource]
#   resources: [Ingress, HTTPRoute]
#   needs: [object, related.peers]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: enforce
#   remediation: >-
#     Use a host of its own, or put the paths into the Ingress that has it.
#   references:
#     - MITRE T1557
#     - CWE-694
package hasp.policies.resource.ingress_host_taken

import data.hasp.lib.exposure
import data.hasp.lib.objects
import data.hasp.lib.related

violations contains {
	"message": $"{objects.title} uses the host {peer.key}, which {other(peer.others[0])} has",
	"path": path,
	"observed": peer.key,
} if {
	some peer in input.related.peers
	peer.index == "host"
	count(peer.others) > 0
	some path, host in exposure.hosts
	host == peer.key
}

# Where nobody said which others there are, or not all of them.
unknowns contains {
	"message": $"whether another object has the hosts of {objects.title} is not known",
	"path": "/object/spec",
} if {
	count(exposure.hosts) > 0
	related.may_be_more("peers")
	count(violations) == 0
}

other(one) := $"{object.get(one, "namespace", "")}/{one.name}"
