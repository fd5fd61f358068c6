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

test_allows_others[text] if {
	some text in ["curl x | jq .", "curl x > sh", "cat x | sh", "curl x | shasum -c", "curl x || sh y", "echo curl", "curl x; bash y"]
	found(line(text)) == set()
}
