# METADATA
# scope: package
# title: Shell spawned by a server
# description: |
#   A server that starts a shell is the first thing seen of most intrusions: a command injected, a web shell, a deserialised payload.
#   Package runners, build tools and PostgreSQL's archiver start shells by design and do not count as servers.
# custom:
#   id: shell-spawned-by-server
#   severity: high
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: shells
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     baseline: enforce
#     recommended: enforce
#     strict: enforce
#   remediation: >-
#     Treat the container as taken over until shown otherwise: keep its logs and file system, replace it, and close the way in. Where the
#     program starts shells on purpose, list their command lines in `allowedCommands`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1059.004
#     - MITRE T1190
#     - MITRE T1505.003
#     - CWE-78
#   parameters:
#     type: object
#     properties:
#       shells:
#         type: array
#         items: {type: string}
#         description: Names of shells, and of files that hold a shell among other programs (`busybox sh`).
#         default: [ash, bash, busybox, busybox.static, csh, dash, fish, ksh, mksh, rbash, sh, tcsh, toybox, zsh]
#       servers:
#         type: array
#         items: {type: string}
#         description: Beginnings of the names of server processes, at a whole word (`php-fpm` for `php-fpm8.2`).
#         default:
#           - apache2
#           - caddy
#           - catalina
#           - daphne
#           - deno
#           - envoy
#           - gunicorn
#           - haproxy
#           - httpd
#           - hypercorn
#           - java
#           - lighttpd
#           - mariadbd
#           - memcached
#           - mongod
#           - mongos
#           - mysqld
#           - nginx
#           - nginx-debug
#           - node
#           - nodejs
#           - php-cgi
#           - php-fpm
#           - postgres
#           - puma
#           - rackup
#           - redis-server
#           - starman
#           - thin
#           - tomcat
#           - unicorn
#           - unicorn_rails
#           - uvicorn
#           - uwsgi
#           - uwsgi-core
#           - uwsgi_python
#           - valkey-server
#           - waitress-serve
#       interpreters:
#         type: array
#         items: {type: string}
#         description: Beginnings of the names of interpreters that are servers only when they run one.
#         default: [perl, php, pypy, python, ruby]
#       serverScripts:
#         type: array
#         items: {type: string}
#         description: Scripts and modules that make a server of an interpreter, alone or with the argument that follows.
#         default:
#           - SimpleHTTPServer
#           - aiohttp.web
#           - api.py
#           - app.py
#           - app.rb
#           - artisan serve
#           - asgi.py
#           - config.ru
#           - flask run
#           - http.server
#           - main.py
#           - manage.py runserver
#           - rails s
#           - rails server
#           - server.py
#           - server.rb
#           - web.py
#           - wsgi.py
#       serverArguments:
#         type: array
#         items: {type: string}
#         description: Arguments, alone or before `=`, that make a server of an interpreter whatever its script is called.
#         default: [--bind, --listen, runserver, serve]
#       launchers:
#         type: array
#         items: {type: string}
#         description: Scripts that node runs and that start shells by design.
#         default:
#           - concurrently
#           - corepack
#           - lerna
#           - node-gyp
#           - node-gyp.js
#           - nodemon
#           - npm
#           - npm-cli.js
#           - npm-run-all
#           - npx
#           - npx-cli.js
#           - nx
#           - pnpm
#           - pnpm.cjs
#           - turbo
#           - yarn
#           - yarn.cjs
#           - yarn.js
#       buildTools:
#         type: array
#         items: {type: string}
#         description: Main classes and archives, as an argument of java names them, that are build tools and no servers.
#         default:
#           - gradle-wrapper.jar
#           - maven-wrapper.jar
#           - org.apache.maven.surefire.booter.ForkedBooter
#           - org.apache.maven.wrapper.MavenWrapperMain
#           - org.apache.tools.ant.launch.Launcher
#           - org.codehaus.plexus.classworlds.launcher.Launcher
#           - org.gradle.launcher.GradleMain
#           - org.gradle.launcher.daemon.bootstrap.GradleDaemon
#           - org.gradle.wrapper.GradleWrapperMain
#           - sbt-launch.jar
#           - sbt.ForkMain
#           - worker.org.gradle.process.internal.worker.GradleWorkerMain
#           - xsbt.boot.Boot
#       allowedCommands:
#         type: array
#         items: {type: string}
#         description: Beginnings of command lines that a server may start, such as `sh -c pg_isready`.
#         default: []
package hasp.policies.process.shell_spawned_by_server

import data.hasp.lib.occasions
import data.hasp.lib.paths
import data.hasp.lib.processes
import data.hasp.lib.servers

parameters := data.hasp.parameters["shell-spawned-by-server"]

violations contains {
	"message": $"{server.name} (pid {server.pid}) started the shell {processes.command(input.event.process)}",
	"path": "/event/process",
	"observed": processes.told(input.event.process),
	"source": {"ancestry": [processes.told(ancestor) | some ancestor in input.event.ancestry]},
} if {
	is_shell(input.event.process)
	server := input.event.ancestry[nearest_server]
	not servers.is_housekeeper(server)
	not occasions.has_agent
	not is_allowed(processes.command(input.event.process))
}

is_shell(process) if {
	some name in processes.programs(process)
	name in parameters.shells
	not name in processes.multi_call
}

nearest_server := min([i |
	some i, process in input.event.ancestry
	is_server(process, i)
])

is_server(process, i) if {
	some name in names(process)
	some server in parameters.servers
	processes.is_program(name, server)
	not is_launcher(process, i)
	not is_build(process)
} else if {
	some name in processes.programs(process)
	some interpreter in parameters.interpreters
	processes.is_program(name, interpreter)
	runs_server(process)
}

# Workers write what they are into their first argument (`gunicorn: worker`): that may make a server of them, never hide one.
names(process) := processes.programs(process) | {argument | argument := process.args[0]}

# What node runs says what it is. A title in the arguments' place (`npm start`) is believed only of what was started at once, as the
# package runner starts its script: a server can have any title, and what breaks into it comes later.
is_launcher(process, i) if {
	is_node(process)
	processes.script(process) in parameters.launchers
} else if {
	is_node(process)
	split(process.args[0], " ")[0] in parameters.launchers
	processes.began_within(started_by(i), process, 60)
}

is_node(process) if processes.basename(process) in {"node", "nodejs"}

# What the ancestor at this place started.
started_by(i) := input.event.process if {
	i == 0
} else := input.event.ancestry[i - 1]

# A build that runs the application in itself (`mvn jetty:run`) is a server.
is_build(process) if {
	processes.basename(process) == "java"
	some argument in process.args
	paths.basename(argument) in parameters.buildTools
	not runs_application(process)
}

runs_application(process) if {
	some argument in process.args
	endswith(argument, ":run")
}

runs_server(process) if {
	some script in scripts(process)
	script in parameters.serverScripts
} else if {
	some server in parameters.servers
	processes.is_program(processes.script(process), server)
} else if {
	some argument in array.slice(process.args, 1, count(process.args))
	split(argument, "=")[0] in parameters.serverArguments
} else if {
	startswith(processes.basename(process), "php")
	"-S" in process.args
}

scripts(process) := {script} | {$"{script} {next}" | next := process.args[processes.script_at(process) + 1]} if {
	script := processes.script(process)
}

is_allowed(command) if {
	some start in parameters.allowedCommands
	startswith(command, start)
}
