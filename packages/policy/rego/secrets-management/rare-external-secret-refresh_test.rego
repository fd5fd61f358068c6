package hasp.policies.secrets_management.rare_external_secret_refresh_test

import data.hasp.policies.secrets_management.rare_external_secret_refresh
import data.hasp.testing

subject(kind, spec) := testing.resource({"apiVersion": "external-secrets.io/v1", "kind": kind, "metadata": {"name": "s"}, "spec": spec})

found(kind, spec) := violations if {
	violations := rare_external_secret_refresh.violations with input as subject(kind, spec)
		with data.hasp.parameters["rare-external-secret-refresh"] as {"maximumHours": 24}
}

test_finds_a_long_interval if {
	found("ExternalSecret", {"refreshInterval": "25h"}) == {{
		"message": "ExternalSecret s is refreshed every 25h, less often than every 24 hours",
		"path": "/object/spec/refreshInterval",
		"observed": "25h",
	}}
	testing.paths(found("ClusterExternalSecret", {"externalSecretSpec": {"refreshInterval": "168h0m0s"}})) == {"/object/spec/externalSecretSpec/refreshInterval"}
}

test_reads_durations[text] if {
	some text in ["24h0m1s", "24h1m", "1441m", "86401s", "23h60m1s", "8760h"]
	count(found("ExternalSecret", {"refreshInterval": text})) == 1
}

test_allows[text] if {
	some text in ["24h", "24h0m0s", "1h", "1440m", "86400s", "90m", "15s", "soon", "", 5]
	found("ExternalSecret", {"refreshInterval": text}) == set()
}

test_finds_no_refresh_at_all[text] if {
	some text in ["0", "0s", "0h0m0s"]
	found("ExternalSecret", {"refreshInterval": text}) == {{
		"message": "ExternalSecret s is never refreshed",
		"path": "/object/spec/refreshInterval",
		"observed": text,
	}}
}

test_finds_a_policy_that_refreshes_once[policy] if {
	some policy in ["CreatedOnce", "OnChange"]
	found("ExternalSecret", {"refreshPolicy": policy}) == {{
		"message": $"ExternalSecret s is refreshed only {policy}",
		"path": "/object/spec/refreshPolicy",
		"observed": policy,
		"expected": "Periodic",
	}}
}

test_allows_the_default if {
	found("ExternalSecret", {}) == set()
	found("ExternalSecret", {"refreshPolicy": "Periodic"}) == set()
	found("ClusterExternalSecret", {"refreshInterval": "0"}) == set()
}
