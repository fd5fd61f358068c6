package hasp.policies.process.kubernetes_api_requested_test

import data.hasp.policies.process.kubernetes_api_requested
import data.hasp.testing

found(subject) := violations if {
	violations := kubernetes_api_requested.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["kubernetes-api-requested"], changes)
	violations := kubernetes_api_requested.violations with input as subject
		with data.hasp.parameters["kubernetes-api-requested"] as parameters
}

test_finds_it[command] if {
	some command in [
		"curl -k https://kubernetes.default.svc/api/v1/namespaces/x/secrets",
		"curl -k https://$KUBERNETES_SERVICE_HOST/api/v1/secrets",
		"curl -k https://$KUBERNETES_PORT_443_TCP_ADDR/api/v1/secrets",
		"curl -k https://master:6443/apis/rbac.authorization.k8s.io/v1/clusterroles",
		"curl --cacert /run/secrets/kubernetes.io/serviceaccount/ca.crt https://k/apis/x/rolebindings",
		"curl -k https://10.96.0.1/apis/x/v1/roles",
		"curl -k https://10.96.0.1/apis/x/networkpolicies",
		"curl -k https://10.96.0.1/apis/batch/v1/cronjobs",
		"curl -k https://0.0.0.1/apis/certificates.k8s.io/v1",
		"curl -k https://9.0.0.1/apis/x/podsecuritypolicies",
		"curl -k https://10.96.0.1/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
		"curl -k https://10.96.0.1/api/v1/serviceaccounts",
		"curl -k https://10.96.0.1/api/v1/namespaces/x/pods/y/exec",
		"curl -k https://10.96.0.1/api/v1/configmaps",
		"curl -k https://10.96.0.1/apis/x/validatingwebhookconfigurations",
		"curl -k https://10.96.0.1/apis/x/mutatingwebhookconfigurations",
	]
	count(found(testing.command(command))) == 1
}

test_finds_bare_addresses[digit] if {
	some digit in numbers.range(0, 9)
	count(found(testing.command(sprintf("curl -k https://%v.0.0.1/api/v1/secrets", [digit])))) == 1
}

test_finds_what_is_asked_for[name] if {
	some name in [
		"secrets", "clusterrolebindings", "clusterroles", "rolebindings", "roles", "networkpolicies", "cronjobs",
		"certificatesigningrequests", "podsecuritypolicies", "serviceaccounts", "configmaps",
	]
	some violation in found(testing.command(sprintf("curl -k https://10.96.0.1/api/%v", [name])))
	expected := {
		"clusterrolebindings": "clusterrole, rolebinding",
		"clusterroles": "clusterrole, roles",
		"rolebindings": "rolebinding",
		"certificatesigningrequests": "certificate",
		"podsecuritypolicies": "podsecurity",
	}
	endswith(violation.message, sprintf("for %v", [object.get(expected, name, name)]))
}

test_leaves_others[command] if {
	some command in [
		"curl -k https://kubernetes.default.svc/api/v1/namespaces/x/pods/y",
		"curl https://vault.example/api/v1/secrets",
		"curl https://10.96.0.1/secrets",
		"curl https://x1.example/api/v1/secrets",
		"curl ab7/api/v1/secrets",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("curl https://kubernetes.default.svc/api/v1/secrets")
	found(testing.at_start(command)) == set()
	found(testing.on_node(command)) == set()
	found_with(command, {"allowedImages": ["docker.io/library/web"]}) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("curl -k https://kubernetes.default.svc/api/v1/namespaces/x/secrets"))) == {"/event/process/args"}
}
