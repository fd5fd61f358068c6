package hasp.policies.workload.sysctl_value_injection_test

import data.hasp.policies.workload.sysctl_value_injection
import data.hasp.testing

found(subject) := result if {
	result := sysctl_value_injection.violations with input as subject
}

setting(value) := testing.with_pod({"security": {"sysctls": [{"name": "a", "value": "1"}, {"name": "kernel.shm_rmid_forced", "value": value}]}})

test_finds_each_sign if {
	every value, word in {"1+kernel.core_pattern": "a plus", "1=2": "an equals sign", "1\n2": "a line break"} {
		found(setting(value)) == {{
			"message": $"the sysctl kernel.shm_rmid_forced of Deployment shop has {word} in its value",
			"path": "/workload/pod/security/sysctls/1",
			"observed": {"name": "kernel.shm_rmid_forced", "value": value},
		}}
	}
}

test_allows_others if {
	found(setting("1")) == set()
	found(setting("1024 65535")) == set()
	found(testing.deployed({})) == set()
}
