package hasp.policies.process.process_spawned_by_database_test

import data.hasp.policies.process.process_spawned_by_database
import data.hasp.testing

found(subject) := violations if {
	violations := process_spawned_by_database.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["process-spawned-by-database"], changes)
	violations := process_spawned_by_database.violations with input as subject
		with data.hasp.parameters["process-spawned-by-database"] as parameters
}

under(database, title, text) := testing.with_ancestry(testing.command(text), [testing.process(5, $"/usr/bin/{database}", [title])])

test_finds_it[database] if {
	some database in ["mysqld", "mariadbd", "postgres", "mongod", "redis-server", "sqlservr"]
	{one.message | some one in found(under(database, database, "id"))} == {sprintf("%v (pid 5) started id", [database])}
}

test_leaves_others if {
	found(under("mysqld", "mysqld", "mysqld")) == set()
	found(under("postgres", "postgres: archiver ", "cp x y")) == set()
	found(under("postgres", "postgres", "sh -c x")) == set()
	found(under("nginx", "nginx", "id")) == set()
	found(testing.with_ancestry(testing.command("id"), [])) == set()
	found_with(under("mysqld", "mysqld", "id"), {"allowedPrograms": ["id"]}) == set()
	count(found(under("postgres", "postgres: web shop 10.0.0.5 COPY", "cp x y"))) == 1
}

test_leaves_the_making_of_a_cluster if {
	making := testing.with_ancestry(testing.command("locale -a"), [{"pid": 5, "name": "postgres", "executable": "/usr/bin/postgres", "args": ["postgres", "--single"]}])
	found(making) == set()
}

test_points_at_the_process if {
	testing.paths(found(under("mysqld", "mysqld", "id"))) == {"/event/process"}
}
