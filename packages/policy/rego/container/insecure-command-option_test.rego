package hasp.policies.container.insecure_command_option_test

import data.hasp.policies.container.insecure_command_option
import data.hasp.testing

defaults := {"options": ["--insecure", "--insecure-skip-tls-verify", "--insecure-skip-verify", "--no-check-certificate", "--tls-skip-verify", "--disable-auth", "--no-auth"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := insecure_command_option.violations with input as subject
		with data.hasp.parameters["insecure-command-option"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

running_with(args) := testing.deployed({"args": args})

test_finds_options if {
	found(running_with(["serve", "--insecure"])) == {{
		"message": "container web runs with the option --insecure",
		"path": "/workload/containers/0/args/1",
		"observed": "--insecure",
	}}
	testing.paths(found(testing.running({"command": ["kubectl", "--insecure-skip-tls-verify=true"]}))) == {"/container/command/1"}
	count(found(running_with(["--insecure=1"]))) == 1
}

test_finds_them_in_a_line_for_a_shell if {
	count(found(running_with(["-c", "curl --insecure https://x"]))) == 1
	count(found(running_with(["wget x --no-check-certificate"]))) == 1
	count(found(running_with(["set -e\n--insecure\nx y"]))) == 1
	found(running_with(["echo x--insecure y"])) == set()
}

test_allows_what_is_switched_off[value] if {
	some value in ["false", "False", "0", "no", "f"]
	found(running_with([$"--insecure={value}"])) == set()
}

test_allows_longer_names if {
	found(running_with(["--insecure-listen-address=127.0.0.1:8080"])) == set()
	found(running_with(["--secure"])) == set()
	found(testing.deployed({})) == set()
}

test_takes_other_options if {
	count(found_with(running_with(["-k"]), {"options": ["-k"]})) == 1
}
