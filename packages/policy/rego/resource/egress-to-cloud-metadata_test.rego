package hasp.policies.resource.egress_to_cloud_metadata_test

import data.hasp.policies.resource.egress_to_cloud_metadata
import data.hasp.testing

found(block) := violations if {
	violations := egress_to_cloud_metadata.violations
		with input as testing.with_spec("networking.k8s.io/v1", "NetworkPolicy", {"egress": [{"to": [{"ipBlock": block}]}]})
}

test_finds[range] if {
	some range in ["0.0.0.0/0", "169.254.169.254/32", "169.254.0.0/16"]
	found({"cidr": range, "except": ["10.0.0.0/8"]}) == {{
		"message": $"NetworkPolicy web allows egress to 169.254.169.254 within {range}",
		"path": "/object/spec/egress/0/to/0/ipBlock",
		"observed": range,
	}}
}

test_leaves_the_others_alone if {
	found({"cidr": "0.0.0.0/0", "except": ["169.254.169.254/32"]}) == set()
	found({"cidr": "0.0.0.0/0", "except": ["10.0.0.0/8", "169.254.0.0/16"]}) == set()
	found({"cidr": "10.0.0.0/8"}) == set()
	found("x") == set()
}
