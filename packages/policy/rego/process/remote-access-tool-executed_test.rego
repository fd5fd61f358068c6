package hasp.policies.process.remote_access_tool_executed_test

import data.hasp.policies.process.remote_access_tool_executed
import data.hasp.testing

found(subject) := violations if {
	violations := remote_access_tool_executed.violations with input as subject
}

test_finds_it[command] if {
	some command in [
		"ngrok http 80",
		"chisel client 203.0.113.5 R:socks",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_what_is_made_for_it if {
	found(testing.of_image(testing.command("cloudflared tunnel run"), "cloudflare/cloudflared")) == set()
	found(testing.with_process(testing.command("frpc -c x"), {"first": true})) == set()
}

test_points_at_the_process if {
	testing.paths(found(testing.command("ngrok http 80"))) == {"/event/process"}
}
