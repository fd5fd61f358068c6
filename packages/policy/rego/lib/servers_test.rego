package hasp.lib.servers_test

import data.hasp.lib.servers
import data.hasp.testing

command := testing.command("id")

nginx(pid) := testing.process(pid, "/usr/sbin/nginx", ["nginx"])

test_the_nearest_web_server if {
	servers.web.pid == 7 with input as testing.with_ancestry(command, [nginx(7), nginx(1)])
	servers.web.pid == 7 with input as testing.with_ancestry(command, [testing.shell_process, nginx(7), nginx(1)])
	servers.web.pid == 6 with input as testing.with_ancestry(command, [testing.shell_process, testing.shell_process, testing.shell_process, nginx(6)])
}

test_no_web_server if {
	not servers.web with input as command
	not servers.web with input as testing.with_ancestry(command, [testing.shell_process, testing.shell_process, testing.shell_process, testing.shell_process, nginx(6)])
	not servers.web with input as testing.with_ancestry(command, [testing.process(5, "/usr/bin/java", ["java", "-jar", "app.jar"])])
	not servers.web with input as testing.with_ancestry(command, [testing.process(5, "/usr/bin/nginx-exporter", ["nginx-exporter"])])
}

test_tomcat if {
	servers.web.pid == 5 with input as testing.with_ancestry(command, [testing.process(5, "/usr/bin/java", ["java", "org.apache.catalina.startup.Bootstrap", "start"])])
	not servers.web with input as testing.with_ancestry(command, [testing.process(5, "/usr/bin/cat", ["cat", "org.apache.catalina.startup.Bootstrap"])])
}

postgres(args) := testing.process(5, "/usr/lib/postgresql/17/bin/postgres", args)

test_housekeepers[case] if {
	some case in [["postgres: archiver "], ["postgres: 17/main: archiver archiving 000000010000000000000001"], ["postgres: startup recovering 000000010000000000000001"], ["postgres", "--single"], ["postgres", "--boot"]]
	servers.is_housekeeper(postgres(case))
}

test_others[case] if {
	some case in [["postgres: web shop 10.0.0.5 COPY"], ["postgres", "-D"], ["postgres: archiver shop [local] COPY"]]
	not servers.is_housekeeper(postgres(case))
}

test_another_program_is_none if {
	not servers.is_housekeeper(testing.process(5, "/usr/bin/x", ["x", "--single"]))
	not servers.is_housekeeper(testing.process(5, "/usr/bin/x", ["postgres: archiver "]))
}
