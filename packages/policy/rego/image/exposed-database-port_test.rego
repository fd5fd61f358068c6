package hasp.policies.image.exposed_database_port_test

import data.hasp.policies.image.exposed_database_port
import data.hasp.testing

found(list, parameters) := violations if {
	violations := exposed_database_port.violations with input as testing.image({"config": {"exposedPorts": list}})
		with data.hasp.parameters["exposed-database-port"] as object.union({"ports": [1433, 1521, 2379, 3306, 5432, 5984, 6379, 7000, 9042, 9200, 11211, 27017]}, parameters)
}

test_finds_each[port] if {
	some port in [1433, 1521, 2379, 3306, 5432, 5984, 6379, 7000, 9042, 9200, 11211, 27017]
	{violation.message | some violation in found(["8080/tcp", $"{port}/tcp"], {})} == {$"the image exposes {port}/tcp, a database port: {port}"}
	testing.paths(found(["8080/tcp", $"{port}/tcp"], {})) == {"/image/config/exposedPorts/1"}
}

test_finds_it_in_a_range[text] if {
	some text, n in {"1432-1433/tcp": 1, "1433-1433": 1, "1435-1436": 0}
	count(found([text], {"ports": [1433]})) == n
}

test_leaves_others_alone if {
	found(["8080/tcp", "1432/tcp"], {}) == set()
	found(["1433/tcp"], {"ports": []}) == set()
}
