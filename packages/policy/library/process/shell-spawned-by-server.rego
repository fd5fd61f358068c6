# METADATA
# scope: package
# title: Shell spawned by a server
# description: |
#   A server that starts a shell is the first thing seen of most intrusions: a command injected, a web shell, a deserialised payload.
#   Package runners such as npm start shells by design and do not count as servers.
# custom:
#   id: shell-spawned-by-server
#   severity: high
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: enforce
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
#         description: Names of shells.
#         default: [ash, bash, csh, dash, fish, ksh, mksh, rbash, sh, tcsh, zsh]
#       servers:
#         type: array
#         items: {type: string}
#         description: Beginnings of the names of server processes, at a whole word (`php-fpm` for `php-fpm8.2`).
#         default:
#           - apache2
#           - caddy
#           - catalina
#           - envoy
#           - gunicorn
#           - haproxy
#           - httpd
#           - java
#           - lighttpd
#           - mariadbd
#           - memcached
#           - mongod
#           - mysqld
#           - nginx
#           - node
#           - php-fpm
#           - postgres
#           - puma
#           - redis-server
#           - tomcat
#           - unicorn
#           - uvicorn
#           - uwsgi
#           - valkey-server
#       launchers:
#         type: array
#         items: {type: string}
#         description: Names of programs that run under a server's name (`node`) and start shells by design.
#         default: [corepack, npm, npm-cli.js, npx, npx-cli.js, pnpm, pnpm.cjs, yarn, yarn.js, yarn.cjs]
#       allowedCommands:
#         type: array
#         items: {type: string}
#         description: Beginnings of command lines that a server may start, such as `sh -c pg_isready`.
#         default: []
package hasp.policies.process.shell_spawned_by_server

import data.hasp.lib.processes

parameters := data.hasp.settings.parameters["shell-spawned-by-server"]

violations contains {
	"message": $"{server.name} (pid {server.pid}) started the shell {processes.command(input.event.process)}",
	"path": "/event/process",
	"observed": processes.told(input.event.process),
	"source": {"ancestry": [processes.told(ancestor) | some ancestor in input.event.ancestry]},
} if {
	is_shell(input.event.process)
	server := input.event.ancestry[nearest_server]
	not is_allowed(processes.command(input.event.process))
}

is_shell(process) if process.name in parameters.shells

else if processes.basename(process) in parameters.shells

nearest_server := min([i | some i, process in input.event.ancestry; is_server(process)])

is_server(process) if {
	some server in parameters.servers
	some name in names(process)
	startswith(name, server)
	is_whole_word(substring(name, count(server), 1))
	not is_launcher(process)
}

# Workers write what they are into their name or into their first argument (`gunicorn: worker`).
names(process) := array.concat([process.name, processes.basename(process)], array.slice(process.args, 0, 1))

# Only letters have two cases: `php-fpm8.2` and `nginx: worker` are servers, `nodeadm` is none.
is_whole_word(next) if lower(next) == upper(next)

is_launcher(process) if {
	some word in array.concat([process.name], array.slice(process.args, 0, 2))
	parts := split(split(word, " ")[0], "/")
	parts[count(parts) - 1] in parameters.launchers
}

is_allowed(command) if {
	some start in parameters.allowedCommands
	startswith(command, start)
}
