package hasp.policies.process.service_account_token_command_test

import data.hasp.policies.process.service_account_token_command
import data.hasp.testing

found(subject) := violations if {
	violations := service_account_token_command.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["service-account-token-command"], changes)
	violations := service_account_token_command.violations with input as subject
		with data.hasp.parameters["service-account-token-command"] as parameters
}

test_finds_it[command] if {
	some command in [
		"cat /var/run/secrets/kubernetes.io/serviceaccount/token",
		"base64 /run/secrets/eks.amazonaws.com/serviceaccount/token",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"cat /var/run/secrets/kubernetes.io/serviceaccount/namespace",
		"cat /tmp/token",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("cat /var/run/secrets/kubernetes.io/serviceaccount/token")
	found(testing.at_start(command)) == set()
	found_with(command, {"allowedImages": ["docker.io/library/web"]}) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("cat /var/run/secrets/kubernetes.io/serviceaccount/token"))) == {"/event/process/args"}
}
