package hasp.policies.process.shell_spawned_by_server_test

import data.hasp.policies.process.shell_spawned_by_server
import data.hasp.testing

parameters := {
	"shells": ["sh", "bash"],
	"servers": ["nginx", "node", "java", "php-fpm", "gunicorn", "postgres"],
	"launchers": ["npm", "npm-cli.js", "yarn.js"],
	"allowedCommands": ["sh -c pg_isready"],
}

found(process, ancestry) := violations if {
	violations := shell_spawned_by_server.violations with input as testing.exec(process, ancestry)
		with data.hasp.settings.parameters["shell-spawned-by-server"] as parameters
}

shell := testing.process(9, "/bin/sh", ["sh", "-c", "id"])

init := testing.process(1, "/sbin/tini", ["tini", "--", "x"])

test_names_the_nearest_server_and_the_ancestry if {
	worker := testing.process(7, "/usr/sbin/nginx", ["nginx: worker process"])
	master := testing.process(1, "/usr/sbin/nginx", ["nginx"])
	found(shell, [worker, master]) == {{
		"message": "nginx (pid 7) started the shell sh -c id",
		"path": "/event/process",
		"observed": shell,
		"source": {"ancestry": [worker, master]},
	}}
}

test_finds_servers[executable] if {
	some executable in [
		"/usr/sbin/nginx",
		"/usr/local/bin/node",
		"/opt/java/openjdk/bin/java",
		"/usr/sbin/php-fpm8.2",
		"/usr/local/bin/gunicorn",
		"/usr/lib/postgresql/17/bin/postgres",
	]
	count(found(shell, [testing.process(5, executable, [executable]), init])) == 1
	count(found(shell, [testing.process(6, "/bin/sh", ["sh"]), testing.process(5, executable, [executable]), init])) == 1
}

test_goes_by_what_was_executed_too if {
	renamed_server := object.union(testing.process(5, "/usr/local/bin/node", ["next-server"]), {"name": "next-server"})
	renamed_shell := object.union(testing.process(9, "/bin/bash", ["x"]), {"name": "kworker"})
	count(found(renamed_shell, [renamed_server])) == 1
	worker := object.union(testing.process(5, "/usr/bin/python3.13", ["gunicorn: worker"]), {"name": "gunicorn: worke"})
	count(found(shell, [worker])) == 1
	titled := testing.process(5, "/usr/local/bin/ruby", ["nginx-like", "x"])
	count(found(shell, [titled])) == 1
}

test_allows[why] if {
	some why, case in {
		"a shell without a server": [shell, [init]],
		"a shell that something entered with": [shell, []],
		"no shell": [testing.process(9, "/usr/bin/id", ["id"]), [testing.process(1, "/usr/sbin/nginx", ["nginx"])]],
		"a program that is called like a server but longer": [shell, [testing.process(1, "/opt/nodeadm", ["nodeadm"])]],
		"a script runner": [shell, [testing.process(7, "/usr/local/bin/node", ["node", "/usr/local/bin/npm", "start"])]],
		"a script runner that renamed itself": [
			shell,
			[object.union(testing.process(7, "/usr/local/bin/node", ["npm start"]), {"name": "npm start"})],
		],
		"a command that is expected": [
			testing.process(9, "/bin/sh", ["sh", "-c", "pg_isready -U app"]),
			[testing.process(1, "/usr/lib/postgresql/17/bin/postgres", ["postgres"])],
		],
	}
	found(case[0], case[1]) == set()
}

test_sees_a_server_above_a_script_runner if {
	runner := testing.process(7, "/usr/local/bin/node", ["node", "/usr/lib/node_modules/npm/bin/npm-cli.js", "run", "x"])
	java := testing.process(1, "/usr/bin/java", ["java", "-jar", "app.jar"])
	some violation in found(shell, [runner, java])
	violation.message == "java (pid 1) started the shell sh -c id"
}

test_works_where_the_executable_could_not_be_read if {
	bare := {"pid": 9, "name": "sh", "args": []}
	server := {"pid": 1, "name": "nginx", "args": []}
	found(bare, [server]) == {{
		"message": "nginx (pid 1) started the shell sh",
		"path": "/event/process",
		"observed": bare,
		"source": {"ancestry": [server]},
	}}
}
