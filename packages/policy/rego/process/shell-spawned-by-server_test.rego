package hasp.policies.process.shell_spawned_by_server_test

import data.hasp.policies.process.shell_spawned_by_server
import data.hasp.testing

found(process, ancestry) := violations if {
	violations := shell_spawned_by_server.violations with input as testing.exec(process, ancestry)
}

found_with(process, ancestry, changes) := violations if {
	parameters := object.union(data.hasp.parameters["shell-spawned-by-server"], changes)
	violations := shell_spawned_by_server.violations with input as testing.exec(process, ancestry)
		with data.hasp.parameters["shell-spawned-by-server"] as parameters
}

shell := testing.process(9, "/bin/sh", ["sh", "-c", "id"])

init := testing.process(1, "/sbin/tini", ["tini", "--", "x"])

nginx := testing.process(1, "/usr/sbin/nginx", ["nginx"])

started(process, at) := object.union(process, {"startedAt": $"2026-11-24T12:{at}.000Z"})

test_names_the_nearest_server_and_the_ancestry if {
	worker := testing.process(7, "/usr/sbin/nginx", ["nginx: worker process"])
	some violation in found(shell, [worker, nginx])
	violation.message == "nginx (pid 7) started the shell sh -c id"
	violation.path == "/event/process"
	violation.observed.pid == 9
	[ancestor.pid | some ancestor in violation.source.ancestry] == [7, 1]
}

test_finds_servers[executable] if {
	some executable in [
		"/usr/sbin/nginx",
		"/usr/sbin/nginx-debug",
		"/usr/local/bin/node",
		"/opt/java/openjdk/bin/java",
		"/usr/sbin/php-fpm8.2",
		"/usr/local/bin/gunicorn",
		"/usr/lib/postgresql/17/bin/postgres",
		"/usr/bin/uwsgi_python39",
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
}

# Issue 6, item 10: `busybox sh` under nginx was missed.
test_finds_a_shell_in_a_file_of_many_programs[why] if {
	some why, process in {
		"by argument": testing.process(9, "/bin/busybox", ["busybox", "sh", "-c", "id"]),
		"by path and argument": testing.process(9, "/bin/busybox", ["/bin/busybox", "ash"]),
		"by link": object.union(testing.process(9, "/bin/busybox", ["/bin/sh", "-c", "id"]), {"name": "sh"}),
		"of a script": object.union(testing.process(9, "/bin/busybox", ["/bin/sh", "/x"]), {"name": "x"}),
		"of toybox": testing.process(9, "/usr/bin/toybox", ["toybox", "sh"]),
	}
	count(found(process, [nginx])) == 1
}

# Issue 6, item 10: a shell under a Python server was missed.
test_finds_a_shell_under_an_interpreted_server[args] if {
	some args in [
		["python3", "/usr/local/bin/gunicorn", "app:app"],
		["/usr/local/bin/python3.13", "/usr/local/bin/uvicorn", "main:app", "--port", "80"],
		["python", "-m", "http.server"],
		["python", "-mhttp.server", "8000"],
		["python3", "-u", "-m", "uvicorn", "app:app"],
		["python", "app.py"],
		["python3", "-W", "ignore", "/srv/app/main.py"],
		["python", "manage.py", "runserver", "0.0.0.0:80"],
		["python", "/usr/local/bin/flask", "run"],
		["python", "service.py", "--bind=0.0.0.0:80"],
		["ruby", "bin/rails", "server"],
		["ruby", "/usr/local/bin/puma", "-p", "80"],
		["php", "-S", "0.0.0.0:80"],
		["php", "artisan", "serve"],
	]
	name := {"python", "ruby", "php"}[_]
	contains(args[0], name)
	count(found(shell, [testing.process(5, $"/usr/bin/{name}", args), init])) == 1
}

test_finds_a_shell_under_a_gunicorn_that_wrote_no_title if {
	gunicorn := {"pid": 5, "name": "gunicorn", "executable": "/usr/bin/python3.11", "args": ["/usr/bin/python3", "/usr/bin/gunicorn"]}
	count(found(shell, [gunicorn])) == 1
}

test_allows_scripts_that_are_no_servers[args] if {
	some args in [
		["python3", "setup.py", "build"],
		["python3", "-m", "pip", "install", "x"],
		["python3", "-m", "build"],
		["python3", "/usr/bin/meson", "compile"],
		["python", "manage.py", "migrate"],
		["python", "/usr/local/bin/flask", "db", "upgrade"],
		["python", "wait.py", "--host", "db", "--port", "5432"],
		["python3", "-c", "import os; os.system('id')"],
		["python3"],
	]
	found(shell, [testing.process(5, "/usr/bin/python3", args), init]) == set()
}

# Issue 6, item 10: a server titled `npm start` was missed, since the title made a launcher of it.
test_finds_a_shell_under_a_server_that_is_titled_as_a_launcher if {
	titled := object.union(testing.process(7, "/usr/local/bin/node", ["npm start"]), {"name": "npm start"})
	count(found(shell, [titled])) == 1
	count(found(started(shell, "10:00"), [started(titled, "01:00")])) == 1
	count(found(shell, [testing.process(7, "/usr/bin/java", ["java", "npm"])])) == 1
	count(found(shell, [object.union(nginx, {"name": "npm start", "args": ["npm start"]})])) == 1
}

test_allows_the_script_of_a_package_runner_that_renamed_itself if {
	titled := object.union(testing.process(7, "/usr/local/bin/node", ["npm start"]), {"name": "npm start"})
	found(started(shell, "01:03"), [started(titled, "01:00")]) == set()
	script := started(testing.process(8, "/bin/sh", ["sh", "-c", "make x"]), "01:03")
	found(started(shell, "30:00"), [script, started(titled, "01:00")]) == set()
}

test_finds_a_shell_under_the_server_of_a_package_runner if {
	titled := object.union(testing.process(6, "/usr/local/bin/node", ["npm start"]), {"name": "npm start"})
	script := testing.process(7, "/bin/sh", ["sh", "-c", "node server.js"])
	server := testing.process(8, "/usr/local/bin/node", ["node", "server.js"])
	some violation in found(started(shell, "30:00"), [started(server, "01:04"), started(script, "01:03"), started(titled, "01:00")])
	violation.message == "node (pid 8) started the shell sh -c id"
}

# Issue 6, item 10: node_exporter passed for node.
test_allows_programs_that_are_called_like_a_server_but_longer[name] if {
	some name in ["nodeadm", "node_exporter", "nginx-prometheus-exporter", "mysqld_exporter", "apache2-foreground", "java-config"]
	found(shell, [testing.process(1, $"/usr/bin/{name}", [name])]) == set()
}

# Issue 6, item 10: Maven, Gradle and sbt passed for servers.
test_allows_builds_in_java[args] if {
	some args in [
		["java", "-classpath", "/usr/share/maven/boot/plexus-classworlds-2.6.0.jar", "org.codehaus.plexus.classworlds.launcher.Launcher", "verify"],
		["java", "-cp", "gradle-daemon-main-8.10.jar", "org.gradle.launcher.daemon.bootstrap.GradleDaemon", "8.10"],
		["java", "-classpath", "/src/gradle/wrapper/gradle-wrapper.jar", "org.gradle.wrapper.GradleWrapperMain", "build"],
		["java", "-Xmx1g", "-jar", "/usr/share/sbt/bin/sbt-launch.jar", "test"],
	]
	found(shell, [testing.process(5, "/usr/lib/jvm/bin/java", args), init]) == set()
}

test_finds_a_server_that_a_build_runs_in_itself if {
	args := ["java", "org.codehaus.plexus.classworlds.launcher.Launcher", "jetty:run"]
	count(found(shell, [testing.process(5, "/usr/bin/java", args)])) == 1
	application := ["java", "-cp", "/app/boot.jar", "com.example.Launcher"]
	count(found(shell, [testing.process(5, "/usr/bin/java", application)])) == 1
}

postgres(title) := object.union(testing.process(6, "/usr/lib/postgresql/17/bin/postgres", [title]), {"name": "postgres"})

postmaster := testing.process(1, "/usr/lib/postgresql/17/bin/postgres", ["postgres", "-D", "/data"])

# Issue 6, item 10: archive_command raised an alarm.
test_allows_what_postgres_runs_for_its_archive[title] if {
	some title in [
		"postgres: archiver archiving 000000010000000000000001",
		"postgres: archiver last was 000000010000000000000001",
		"postgres: 17/main: archiver archiving 000000010000000000000001.partial",
		"postgres: archiver archiving 00000002.history",
		"postgres: archiver process   archiving 000000010000000000000001",
		"postgres: archiver ",
		"postgres: startup recovering 000000010000000000000005",
		"postgres: checkpointer ",
	]
	copy := testing.process(9, "/bin/sh", ["sh", "-c", "cp pg_wal/x /archive/x"])
	found(copy, [postgres(title), postmaster]) == set()
	found(testing.process(10, "/bin/bash", ["bash", "/push"]), [copy, postgres(title), postmaster]) == set()
}

test_finds_what_a_client_makes_postgres_run[title] if {
	some title in [
		"postgres: app shop [local] COPY",
		"postgres: archiver shop [local] COPY",
		"postgres: archiver last was 000000010000000000000001 [local] COPY",
		"postgres: x: archiver shop 10.0.0.5(4711) COPY",
		"postgres: parallel worker for PID 7",
	]
	count(found(shell, [postgres(title), postmaster])) == 1
}

test_believes_such_a_title_of_postgres_alone if {
	title := "postgres: archiver archiving 000000010000000000000001"
	count(found(shell, [object.union(nginx, {"args": [title]})])) == 1
}

test_allows[why] if {
	some why, case in {
		"a shell without a server": [shell, [init]],
		"a shell that something entered with": [shell, []],
		"no shell": [testing.process(9, "/usr/bin/id", ["id"]), [nginx]],
		"no shell in a file of many programs": [testing.process(9, "/bin/busybox", ["busybox", "cp", "a", "b"]), [nginx]],
		"a script runner": [shell, [testing.process(7, "/usr/local/bin/node", ["node", "/usr/local/bin/npm", "start"])]],
		"a script runner with options": [
			shell,
			[testing.process(7, "/usr/local/bin/node", ["node", "--max-old-space-size=99", "/usr/local/bin/npm", "start"])],
		],
	}
	found(case[0], case[1]) == set()
}

test_allows_commands_that_are_expected if {
	ready := testing.process(9, "/bin/sh", ["sh", "-c", "pg_isready -U app"])
	found_with(ready, [postmaster], {"allowedCommands": ["sh -c pg_isready"]}) == set()
	count(found_with(shell, [postmaster], {"allowedCommands": ["sh -c pg_isready"]})) == 1
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

test_allows_what_agents_of_build_services_run if {
	jenkins := testing.process(7, "/opt/java/bin/java", ["java", "-jar", "/usr/share/jenkins/agent.jar"])
	found(shell, [jenkins]) == set()
	action := testing.process(7, "/runner/externals/node20/bin/node", ["node", "/home/runner/work/_actions/x/dist/index.js"])
	runner := testing.process(5, "/home/runner/bin/Runner.Worker", ["Runner.Worker"])
	found(shell, [action, runner]) == set()
	count(found(shell, [action])) == 1
}

test_allows_the_question_for_locales_while_a_cluster_is_made if {
	making := testing.process(7, "/usr/lib/postgresql/17/bin/postgres", ["postgres", "--single", "-F"])
	found(shell, [making]) == set()
	serving := testing.process(7, "/usr/lib/postgresql/17/bin/postgres", ["postgres", "-D", "/data"])
	count(found(shell, [serving])) == 1
}
