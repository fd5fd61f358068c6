package hasp.policies.file.audit_log_accessed_test

import data.hasp.policies.file.audit_log_accessed
import data.hasp.testing

found(subject) := violations if {
	violations := audit_log_accessed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["audit-log-accessed"], changes)
	violations := audit_log_accessed.violations with input as subject
		with data.hasp.parameters["audit-log-accessed"] as parameters
}

test_finds[why] if {
	some why, subject in {
		"read": testing.reads("/var/log/kube-apiserver/audit.log"),
		"deleted": testing.access("unlink", "/var/log/kubernetes/audit/x", {}),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"its server": testing.by(testing.writes("/var/log/kube-apiserver/audit.log"), "/usr/local/bin/kube-apiserver"),
		"another": testing.reads("/var/log/app"),
		"refused": testing.refused(testing.reads("/var/log/kube-apiserver/audit.log")),
		"in a build": testing.in_build(testing.reads("/var/log/apiserver/x")),
	}
	found(subject) == set()
}

test_says_what_it_saw if {
	messages := {violation.message | some violation in found(testing.reads("/var/log/apiserver/audit.log"))}
	messages == {"cat accessed /var/log/apiserver/audit.log"}
}

test_allows_programs if found_with(testing.reads("/var/log/apiserver/x"), {"allowedPrograms": ["cat"]}) == set()
