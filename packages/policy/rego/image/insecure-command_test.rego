package hasp.policies.image.insecure_command_test

import data.hasp.policies.image.insecure_command
import data.hasp.testing

found(changes, parameters) := violations if {
	violations := insecure_command.violations with input as testing.image(changes)
		with data.hasp.parameters["insecure-command"] as object.union({"options": ["insecure", "--no-check-certificate"]}, parameters)
}

test_finds_it[member] if {
	some member in ["entrypoint", "cmd"]
	found({"config": {member: ["/web", "--INSECURE-skip-verify"]}}, {}) == {{
		"message": "the image starts its program with insecure",
		"path": $"/image/config/{member}",
		"observed": "insecure",
	}}
}

test_leaves_others_alone if {
	found({"config": {"cmd": ["--secure"]}}, {}) == set()
	found({"config": {"cmd": ["--insecure"]}}, {"options": []}) == set()
}
