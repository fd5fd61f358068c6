package hasp.policies.process.miner_executed_test

import data.hasp.policies.process.miner_executed
import data.hasp.testing

found(subject) := violations if {
	violations := miner_executed.violations with input as subject
}

test_names_the_miner if {
	some violation in found(testing.command("xmrig --config x"))
	violation.message == "the crypto miner xmrig --config x was executed"
	violation.path == "/event/process"
	violation.observed.pid == 9
	[ancestor.pid | some ancestor in violation.source.ancestry] == [1]
}
