# Which ancestor of an event's process is a server, and of which sort.
package hasp.lib.servers

import data.hasp.lib.processes

# The nearest of a few generations: what a web server starts, and what a shell between them starts.
web := server if {
	some i in [0, 1, 2, 3]
	server := input.event.ancestry[i]
	is_web(server)
	not is_nearer(i)
}

is_nearer(i) if {
	some j in numbers.range(0, i)
	j < i
	is_web(input.event.ancestry[j])
}

is_web(process) if {
	some name in processes.programs(process)
	some server in ["apache2", "caddy", "catalina", "gunicorn", "haproxy", "httpd", "lighttpd", "nginx", "php-cgi", "php-fpm", "puma", "tomcat", "unicorn", "uwsgi"]
	processes.is_program(name, server)
}

is_web(process) if {
	processes.basename(process) == "java"
	some argument in process.args
	contains(argument, "org.apache.catalina.startup.Bootstrap")
}

# PostgreSQL runs archive_command, restore_command and archive_cleanup_command from these processes. What a client asks for (COPY …
# FROM PROGRAM) runs in a process whose title goes on with user, database, host and command.
is_housekeeper(process) if {
	processes.basename(process) == "postgres"
	regex.match(
		`^postgres: ([^ ]+: )?(archiver|checkpointer|startup)( process)?( +(archiving|last was|failed on|recovering|waiting for|performing restartpoint)( +[0-9A-F]{8,24}[a-z0-9.]*)?)? *$`,
		process.args[0],
	)
}

# While a cluster is made nobody can connect, and it asks the system which locales there are.
is_housekeeper(process) if {
	processes.basename(process) == "postgres"
	process.args[1] in {"--boot", "--single"}
}
