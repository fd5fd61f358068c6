package hasp.policies.workload.recreate_strategy_test

import data.hasp.policies.workload.recreate_strategy
import data.hasp.testing

found(subject) := result if {
	result := recreate_strategy.violations with input as subject
}

with_strategy(strategy, volumes) := object.union(testing.deployed({}), {"workload": {"strategy": strategy, "pod": {"volumes": volumes}}})

test_finds_it if {
	found(with_strategy("Recreate", [{"name": "tmp", "type": "emptyDir", "mounted": true}])) == {{
		"message": "Deployment shop replaces all of its Pods at once",
		"path": "/workload/strategy",
		"observed": "Recreate",
		"expected": "RollingUpdate",
	}}
}

test_allows_others if {
	found(with_strategy("RollingUpdate", [])) == set()
	found(testing.deployed({})) == set()
	found(with_strategy("Recreate", [{"name": "data", "type": "persistentVolumeClaim", "mounted": true}])) == set()
}
