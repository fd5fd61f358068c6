package hasp.policies.process.suspicious_child_of_web_server_test

import data.hasp.policies.process.suspicious_child_of_web_server
import data.hasp.testing

found(subject) := violations if {
	violations := suspicious_child_of_web_server.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["suspicious-child-of-web-server"], changes)
	violations := suspicious_child_of_web_server.violations with input as subject
		with data.hasp.parameters["suspicious-child-of-web-server"] as parameters
}

under(server, text) := testing.with_ancestry(testing.command(text), [testing.process(5, $"/usr/sbin/{server}", [server])])

test_finds_it[server] if {
	some server in ["apache2", "caddy", "gunicorn", "haproxy", "httpd", "lighttpd", "nginx", "php-cgi", "php-fpm8.2", "puma", "tomcat", "unicorn", "uwsgi"]
	{one.message | some one in found(under(server, "whoami"))} == {sprintf("%v (pid 5) started whoami", [server])}
}

test_sees_through_shells if {
	subject := testing.with_ancestry(testing.command("whoami"), [testing.shell_process, testing.process(4, "/usr/sbin/nginx", ["nginx"])])
	count(found(subject)) == 1
}

test_leaves_interpreters_of_their_own_language[case] if {
	some case in [["gunicorn", "python3 -c x"], ["gunicorn", "uname -p"], ["php-fpm8.2", "php artisan"], ["puma", "ruby x"], ["unicorn", "uname"], ["uwsgi", "python3"]]
	found(under(case[0], case[1])) == set()
}

test_leaves_others if {
	found(testing.command("whoami")) == set()
	found(testing.of_image(under("nginx", "whoami"), "cimg/base")) == set()
	found_with(under("nginx", "curl http://localhost/"), {"allowedCommands": ["curl http://localhost/"]}) == set()
	count(found_with(under("nginx", "curl http://x/"), {"allowedCommands": ["curl http://localhost/"]})) == 1
	count(found(under("nginx", "python3 -c x"))) == 1
}

test_points_at_the_process if {
	testing.paths(found(under("apache2", "whoami"))) == {"/event/process"}
}

# What looks like the same under a server of another language is not its own.
test_finds_interpreters_of_other_languages[case] if {
	some case in [["gunicorn", "ruby"], ["php-fpm", "python"], ["puma", "python"], ["unicorn", "php"], ["uwsgi", "ruby"]]
	count(found(under(case[0], case[1]))) == 1
}

test_leaves_each_worker[case] if {
	some case in [
		["gunicorn", "python"], ["gunicorn", "uname"], ["php-fpm", "php"], ["puma", "ruby"], ["puma", "uname"], ["unicorn", "ruby"],
		["unicorn", "uname"], ["uwsgi", "python"], ["uwsgi", "uname"],
	]
	found(under(case[0], case[1])) == set()
}
