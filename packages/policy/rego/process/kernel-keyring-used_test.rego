package hasp.policies.process.kernel_keyring_used_test

import data.hasp.policies.process.kernel_keyring_used
import data.hasp.testing

found(subject) := violations if {
	violations := kernel_keyring_used.violations with input as subject
}

used(name, changes) := testing.event("keyctl", testing.process(9, $"/usr/bin/{name}", [name]), changes)

test_finds_it if {
	{violation.message | some violation in found(used("x", {"request": "KEYCTL_READ"}))} == {"x uses the kernel keyring: KEYCTL_READ"}
	count(found(used("x", {}))) == 1
}

test_leaves_others if {
	found(used("sshd", {})) == set()
	found(used("runc:[2:INIT]", {})) == set()
	found(testing.on_node(used("x", {}))) == set()
}

test_points_at_the_process if {
	testing.paths(found(used("x", {"request": "KEYCTL_READ"}))) == {"/event/process"}
}
