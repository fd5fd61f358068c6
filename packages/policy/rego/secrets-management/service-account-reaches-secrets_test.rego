package hasp.policies.secrets_management.service_account_reaches_secrets_test

import data.hasp.policies.secrets_management.service_account_reaches_secrets
import data.hasp.testing

subject(pod, account, complete) := object.union(testing.with_pod(pod), {"related": {"source": "cluster", "complete": complete, "serviceAccount": object.union({"name": "web", "bindings": []}, account)}})

found(pod, account) := violations if {
	violations := service_account_reaches_secrets.violations with input as subject(pod, account, true)
		with data.hasp.parameters["service-account-reaches-secrets"] as {"allowed": ["operator"]}
}

open(pod, account, complete) := unknowns if {
	unknowns := service_account_reaches_secrets.unknowns with input as subject(pod, account, complete)
		with data.hasp.parameters["service-account-reaches-secrets"] as {"allowed": ["operator"]}
}

test_finds_a_reach_of_secrets[reach] if {
	some reach in ["secrets", "clusterAdmin", "wildcard"]
	found({}, {"reach": ["exec", reach]}) == {{
		"message": $"service account web may read Secrets ({reach})",
		"path": "/related/serviceAccount/reach",
		"observed": ["exec", reach],
	}}
}

reaches := {"reach": ["secrets"]}

test_asks_whether_the_token_is_there if {
	found({"automountServiceAccountToken": false}, reaches) == set()
	found({}, object.union(reaches, {"automount": false})) == set()
	count(found({"automountServiceAccountToken": true}, object.union(reaches, {"automount": false}))) == 1
	count(found({"automountServiceAccountToken": false, "volumes": [{"name": "t", "type": "projected", "mounted": true, "sources": [{"type": "serviceAccountToken"}]}]}, reaches)) == 1
	found({"automountServiceAccountToken": false, "volumes": [{"name": "t", "type": "projected", "mounted": true, "sources": [{"type": "secret"}]}]}, reaches) == set()
}

test_allows_the_others if {
	found({}, {"reach": ["exec"]}) == set()
	found({}, {"name": "operator", "reach": ["secrets"]}) == set()
}

test_says_so_where_bindings_may_be_missing if {
	open({}, {"reach": []}, false) == {{
		"code": "RELATED_INCOMPLETE",
		"message": "what service account default may do could not be told in full",
		"path": "/related/serviceAccount/reach",
	}}
	open({}, {"reach": []}, true) == set()
	open({}, reaches, false) == set()
	open({"automountServiceAccountToken": false}, {"reach": []}, false) == set()
	open({"serviceAccount": "operator"}, {"name": "operator", "reach": []}, false) == set()
	nothing := service_account_reaches_secrets.unknowns with input as testing.with_pod({"serviceAccount": "shop"})
		with data.hasp.parameters["service-account-reaches-secrets"] as {"allowed": ["operator"]}
	{one.message | some one in nothing} == {"what service account shop may do could not be told in full"}
}
