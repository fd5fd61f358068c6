package hasp.policies.image.shell_form_entrypoint_test

import data.hasp.policies.image.shell_form_entrypoint
import data.hasp.testing

found(changes) := violations if {
	violations := shell_form_entrypoint.violations with input as testing.image(changes)
}

test_finds_it[shell] if {
	some shell in ["/bin/sh", "/bin/bash", "sh", "bash", "/bin/ash"]
	found({"config": {"entrypoint": [shell, "-c", "/web"]}}) == {{
		"message": $"ENTRYPOINT starts the program through {shell} -c",
		"path": "/image/config/entrypoint",
		"observed": $"{shell} -c /web",
	}}
}

test_names_cmd if {
	{violation.message | some violation in found({"config": {"cmd": ["/bin/sh", "-c", "/web"]}})} == {"CMD starts the program through /bin/sh -c"}
}

test_leaves_others_alone[why] if {
	some why, command in {
		"a program": ["/web", "-c", "file"],
		"a script": ["/bin/sh", "/start.sh", "a"],
		"a shell alone": ["/bin/sh"],
		"one that becomes the program": ["/bin/sh", "-c", "exec /web"],
	}
	found({"config": {"entrypoint": command}}) == set()
}
