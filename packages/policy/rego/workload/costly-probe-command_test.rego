package hasp.policies.workload.costly_probe_command_test

import data.hasp.policies.workload.costly_probe_command
import data.hasp.testing

defaults := {"programs": ["jcmd", "jmap", "jstack", "lsof", "ps", "top"]}

found(subject) := found_with(subject, {})

found_with(subject, changes) := result if {
	result := costly_probe_command.violations with input as subject
		with data.hasp.parameters["costly-probe-command"] as {name: object.get(changes, name, value) | some name, value in defaults}
}

probing(words) := testing.deployed({"probes": {"liveness": {"exec": words}}})

test_finds_them if {
	found(probing(["sh", "jcmd"])) == {{
		"message": "the liveness probe of container web runs jcmd",
		"path": "/workload/containers/0/probes/liveness/exec/1",
		"observed": "jcmd",
	}}
	count(found(probing(["/usr/bin/ps", "-ef"]))) == 1
	{violation.observed | some violation in found(probing(["sh", "-c", "/bin/ps aux|grep web"]))} == {"ps"}
	{violation.observed | some violation in found(probing(["sh", "-c", "jstack 1 && ps"]))} == {"jstack"}
	{violation.observed | some violation in found(probing(["sh", "-c", "true && /usr/bin/top"]))} == {"top"}
	{violation.observed | some violation in found(probing(["sh", "-c", "cat /x |lsof|wc"]))} == {"lsof"}
}

test_allows_others if {
	found(probing(["sh", "-c", "test -f /tmp/lapse"])) == set()
	found(probing(["grpc_health_probe"])) == set()
	found(testing.deployed({"probes": {"liveness": {"http": {"port": 80, "path": "/ps"}}}})) == set()
	found(testing.deployed({"role": "ephemeral", "probes": {"liveness": {"exec": ["ps"]}}})) == set()
	found_with(probing(["ps"]), {"programs": ["ls"]}) == set()
}
