# METADATA
# scope: package
# title: Endpoint of a sensitive address
# description: |
#   An endpoint that leads to a cloud's metadata service or to the node itself lets clients of the Service reach what
#   NetworkPolicies keep from them.
# custom:
#   id: sensitive-endpoint
#   severity: high
#   subjects: [resource]
#   resources: [Endpoints, EndpointSlice]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Remove the address; endpoints are written by the control plane from the selector of the Service.
#   references:
#     - MITRE T1552.005
#     - CWE-918
package hasp.policies.resource.sensitive_endpoint

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} leads to {address}",
	"path": path,
	"observed": address,
} if {
	some path, address in addresses
	is_sensitive(address)
}

addresses[path] := address if {
	some at, endpoint in objects.parts(input.object, "endpoints", "/object")
	some path, address in objects.items(object.get(endpoint, "addresses", []), $"{at}/addresses")
}

addresses[$"{path}/ip"] := object.get(one, "ip", "") if {
	some at, subset in objects.parts(input.object, "subsets", "/object")
	some list in ["addresses", "notReadyAddresses"]
	some path, one in objects.parts(subset, list, at)
}

is_sensitive(address) if startswith(address, "169.254.")

is_sensitive(address) if startswith(address, "127.")

is_sensitive(address) if startswith(address, "0.")

is_sensitive(address) if startswith(lower(address), "fe80:")

is_sensitive(address) if lower(address) in {"::1", "fd00:ec2::254", "fd20:ce::254", "168.63.129.16", "100.100.100.200"}
