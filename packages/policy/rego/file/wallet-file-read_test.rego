package hasp.policies.file.wallet_file_read_test

import data.hasp.policies.file.wallet_file_read
import data.hasp.testing

found(subject) := violations if {
	violations := wallet_file_read.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["wallet-file-read"], changes)
	violations := wallet_file_read.violations with input as subject
		with data.hasp.parameters["wallet-file-read"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"a wallet": testing.reads("/home/ada/.bitcoin/wallet.dat"),
		"a key": testing.reads("/root/.solana/id.json"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"by its program": testing.by(testing.reads("/root/.bitcoin/wallet.dat"), "/usr/bin/bitcoind"),
		"written": testing.writes("/root/wallet.dat"),
		"in a build": testing.in_build(testing.reads("/root/wallet.dat")),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.reads("/root/wallet.dat"))}
	messages == {"cat read /root/wallet.dat"}
}

test_reads_the_settings if {
	found_with(testing.reads("/root/wallet.dat"), {"allowedPrograms": ["cat"]}) == set()
	found_with(testing.reads("/root/wallet.dat"), {"names": ["x"]}) == set()
}
