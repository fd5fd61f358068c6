package hasp.policies.process.proxy_set_for_program_test

import data.hasp.policies.process.proxy_set_for_program
import data.hasp.testing

found(subject) := violations if {
	violations := proxy_set_for_program.violations with input as subject
}

started(name) := testing.with_process(testing.command("ssh db"), {"env": [{"name": name}]})

test_finds_it[name] if {
	some name in ["HTTP_PROXY", "https_proxy", "ALL_PROXY", "ftp_proxy", "SOCKS_PROXY"]
	{one.message | some one in found(started(name))} == {sprintf("ssh db was started with %v", [name])}
}

test_leaves_others if {
	found(started("NO_PROXY")) == set()
	found(testing.command("ssh db")) == set()
}

test_points_at_the_variables if {
	testing.paths(found(started("HTTP_PROXY"))) == {"/event/process/env"}
}
