package hasp.policies.workload.default_service_account_test

import data.hasp.policies.workload.default_service_account
import data.hasp.testing

found(subject) := result if {
	result := default_service_account.violations with input as subject
}

test_finds_it if {
	found(testing.with_pod({"serviceAccount": "default"})) == {{
		"message": "Deployment shop runs as the service account default of its namespace",
		"path": "/workload/pod/serviceAccount",
		"observed": "default",
	}}
	{violation.observed | some violation in found(testing.with_pod({"automountServiceAccountToken": true}))} == {null}
}

test_allows_others if {
	found(testing.with_pod({"serviceAccount": "shop"})) == set()
	found(testing.with_pod({"automountServiceAccountToken": false})) == set()
}
