package hasp.policies.resource.istio_plain_text_test

import data.hasp.policies.resource.istio_plain_text
import data.hasp.testing

found(spec) := violations if {
	violations := istio_plain_text.violations with input as testing.with_spec("security.istio.io/v1", "PeerAuthentication", spec)
}

test_finds[mode] if {
	some mode in ["DISABLE", "PERMISSIVE"]
	found({"mtls": {"mode": mode}}) == {{
		"message": $"PeerAuthentication web has mTLS {mode}",
		"path": "/object/spec/mtls/mode",
		"observed": mode,
		"expected": "STRICT",
	}}
	testing.paths(found({"mtls": {"mode": "STRICT"}, "portLevelMtls": {"8080": {"mode": mode}}})) == {"/object/spec/portLevelMtls/8080/mode"}
}

test_leaves_the_others_alone if {
	found({"mtls": {"mode": "STRICT"}}) == set()
	found({"mtls": {"mode": "UNSET"}}) == set()
	found({}) == set()
}
