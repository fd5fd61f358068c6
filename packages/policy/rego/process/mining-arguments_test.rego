package hasp.policies.process.mining_arguments_test

import data.hasp.policies.process.mining_arguments
import data.hasp.testing

found(subject) := violations if {
	violations := mining_arguments.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["mining-arguments"], changes)
	violations := mining_arguments.violations with input as subject
		with data.hasp.parameters["mining-arguments"] as parameters
}

test_finds_miners_by_their_arguments[command] if {
	some command in [
		"kworker -o stratum+tcp://203.0.113.5:3333 -u x",
		"kworker -o STRATUM+ssl://203.0.113.5:3333",
		"kworker --url stratum2+tcp://203.0.113.5:3333",
		"x --donate-level 1",
		"x --donate-level=0",
		"x -o gulf.moneroocean.pool.example:10128",
		"x -o pool.supportxmr.com:443",
		"x -o pool.minexmr.com:4444",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"java -jar app.jar --pool-size 5",
		"grep -r stratum /srv",
		"ntpd -s pool.ntp.org",
		"x",
	]
	count(found(testing.command(command))) == 0
}

test_pools_are_a_parameter if {
	count(found_with(testing.command("x pool.example.com"), {"pools": ["pool.example.com"]})) == 1
	found_with(testing.command("x pool.supportxmr.com"), {"pools": []}) == set()
}

test_names_the_mark if {
	{violation.message | some violation in found(testing.command("x -o stratum+tcp://a:1"))} == {"x -o stratum+tcp://a:1 has arguments of a crypto miner: a stratum address"}
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("kworker -o stratum+tcp://203.0.113.5:3333 -u x"))) == {"/event/process/args"}
}
