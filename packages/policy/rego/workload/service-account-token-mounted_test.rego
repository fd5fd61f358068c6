package hasp.policies.workload.service_account_token_mounted_test

import data.hasp.policies.workload.service_account_token_mounted
import data.hasp.testing

found(subject) := result if {
	result := service_account_token_mounted.violations with input as subject
}

unsure(subject) := result if {
	result := service_account_token_mounted.unknowns with input as subject
}

mounting(pod, related) := object.union(testing.with_pod(pod), {"related": object.union({"complete": true}, related)})

account := {"name": "shop", "bindings": [], "reach": []}

test_finds_what_is_said if {
	found(mounting({"automountServiceAccountToken": true, "serviceAccount": "shop"}, {"serviceAccount": object.union(account, {"automount": false})})) == {{
		"message": "Deployment shop mounts the token of the service account shop",
		"path": "/workload/pod/automountServiceAccountToken",
		"observed": true,
		"expected": false,
	}}
}

test_takes_silence_for_yes if {
	{[violation.message, violation.observed] | some violation in found(mounting({}, {"serviceAccount": account}))} == {
		["Deployment shop mounts the token of the service account default", null],
	}
	count(found(mounting({}, {"serviceAccount": object.union(account, {"automount": true})}))) == 1
	count(found(mounting({}, {}))) == 1
}

test_allows_what_either_forbids if {
	found(mounting({"automountServiceAccountToken": false}, {"serviceAccount": object.union(account, {"automount": true})})) == set()
	found(mounting({}, {"serviceAccount": object.union(account, {"automount": false})})) == set()
}

test_says_where_it_cannot_tell if {
	found(mounting({}, {"complete": false})) == set()
	unsure(mounting({"serviceAccount": "shop"}, {"complete": false})) == {{
		"code": "RELATED_INCOMPLETE",
		"message": "whether the service account shop of Deployment shop mounts its token could not be told",
		"path": "/workload/pod/automountServiceAccountToken",
	}}
	unsure(mounting({}, {"complete": false, "serviceAccount": account})) == set()
	unsure(mounting({}, {})) == set()
	unsure(mounting({"automountServiceAccountToken": false}, {"complete": false})) == set()
	unsure(mounting({"automountServiceAccountToken": true}, {"complete": false})) == set()
}
