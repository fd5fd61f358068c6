package hasp.policies.combined.host_path_written_by_vulnerable_container_test

import data.hasp.policies.combined.host_path_written_by_vulnerable_container
import data.hasp.testing

findings := {"exploitedPolicies": ["kev"], "criticalPolicies": ["critical"]}

finding(policy) := {"policy": policy, "severity": "critical", "message": "CVE-1 in openssl", "identifiers": ["CVE-1"], "package": "openssl", "fix": {"available": true, "version": "2"}}

carried(policy) := {"image": {"decision": {"violations": [finding(policy)]}}}

found(subject) := violations if {
	violations := host_path_written_by_vulnerable_container.violations with input as subject
		with data.hasp.parameters["exposed-exploited-vulnerability"] as findings
		with data.hasp.parameters["host-path-written-by-vulnerable-container"] as {"allowedPaths": ["/var/log"]}
}

written(event, policy) := object.union(
	object.remove(testing.connect({"address": "x"}), ["event"]),
	{
		"kind": "file",
		"container": carried(policy),
		"event": object.union(
			{"type": "open", "path": "/host/x", "modes": ["write"], "mountType": "hostPath", "process": testing.process(9, "/bin/cp", ["cp"]), "ancestry": []},
			event,
		),
	},
)

test_finds_both_together if {
	some violation in found(written({}, "kev"))
	violation.message == "cp writes /host/x of the host, and image docker.io/library/web:1.4 has a vulnerability that is exploited: CVE-1 in openssl"
	violation.path == "/event/path"
	violation.observed == "/host/x"
	violation.fix.version == "2"
	violation.source.process.pid == 9
}

test_knows_what_writes if {
	every event in [{"modes": ["truncate"]}, {"modes": ["read", "create"]}, {"mountType": "bind"}, {"type": "rename", "modes": []}, {"type": "link", "modes": []}, {"type": "symlink", "modes": []}, {"type": "create", "modes": []}] {
		count(found(written(event, "kev"))) == 1
	}
	every event in [{"modes": ["read"]}, {"modes": []}, {"mountType": "overlay"}, {"type": "unlink", "modes": []}] {
		found(written(event, "kev")) == set()
	}
}

test_allows_the_others if {
	found(written({}, "critical")) == set()
	found(written({"path": "/var/log/x"}, "kev")) == set()
	count(found(written({"path": "/var/log/../x"}, "kev"))) == 1
}
