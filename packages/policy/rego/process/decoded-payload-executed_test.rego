package hasp.policies.process.decoded_payload_executed_test

import data.hasp.policies.process.decoded_payload_executed
import data.hasp.testing

found(subject) := violations if {
	violations := decoded_payload_executed.violations with input as subject
}

test_finds_it[command] if {
	some command in [
		["sh", "-c", "echo aWQK | base64 -d | sh"],
		["sh", "-c", "echo aWQK|base64 --decode|bash -i"],
		["sh", "-c", "echo x | base32 -d | python3"],
		["sh", "-c", "openssl enc -d -a -in x | sh"],
		["sh", "-c", "echo 6964 | xxd -r -p | /bin/sh"],
		["sh", "-c", "uudecode x | perl"],
		["sh", "-c", "gunzip -c x | sudo bash"],
		["bash", "-c", "bash <(echo x | base64 -d)"],
		["bash", "-c", "zsh <(base64 -d x)"],
		["bash", "-c", "source <(base64 -d x)"],
		["bash", "-c", ". <(base64 -d x)"],
		["bash", "-c", "eval $(base64 -d x)"],
		["bash", "-lc", "$(echo x | base64 -d)"],
		["bash", "-c", "bash <(uudecode x)"],
		["python", "-c", "exec(x.b64decode(y))"],
		["python3", "-c", "import base64;exec(base64.b64decode('x'))"],
		["python3", "-c", "exec(binascii.unhexlify('x'))"],
		["perl", "-e", "use MIME::Base64;eval(decode_base64('x'))"],
		["php", "-r", "system(base64_decode('x'));"],
		["node", "-e", "eval(x.fromBase64('x'))"],
	]
	count(found(testing.commanded(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		["sh", "-c", "echo $X | base64 -d > /tmp/key"],
		["sh", "-c", "echo aWQK | base64 -d | shuf"],
		["sh", "-c", "eval $(ssh-agent)"],
		["python3", "/app/exec(base64.py"],
		["sh", "base64", "eval x"],
		["sh", "-c", "gunzip -c x | tar x"],
	]
	count(found(testing.commanded(command))) == 0
}

test_leaves_builds_and_entrypoints if {
	found(testing.of_image(testing.script("echo x | base64 -d | sh"), "cimg/base")) == set()
	found(testing.at_start(testing.script("echo x | base64 -d | sh"))) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.commanded(["sh", "-c", "echo aWQK | base64 -d | sh"]))) == {"/event/process/args"}
}
