package hasp.policies.file.web_root_script_written_test

import data.hasp.policies.file.web_root_script_written
import data.hasp.testing

found(subject) := violations if {
	violations := web_root_script_written.violations with input as subject
}

test_finds[why] if {
	some why, subject in {
		"opened to write": testing.writes("/var/www/html/shell.php"),
		"written over": testing.access("open", "/var/www/html/shell.php", {"modes": ["truncate"]}),
		"created": testing.access("create", "/var/www/html/shell.php", {}),
		"in other letters": testing.writes("/srv/www/a.JSP"),
	}
	testing.paths(found(subject)) == {"/event/path"}
}

test_leaves_alone[why] if {
	some why, subject in {
		"read": testing.reads("/var/www/html/shell.php"),
		"refused": testing.refused(testing.writes("/var/www/html/shell.php")),
		"another file": testing.writes("/var/www/html/x.png"),
		"in a build": testing.in_build(testing.writes("/var/www/html/shell.php")),
		"by a package": testing.by_package_manager(testing.writes("/var/www/html/shell.php")),
		"by the entrypoint": testing.by_entrypoint(testing.writes("/var/www/html/shell.php")),
		"a script elsewhere": testing.writes("/data/x.php"),
		"by composer": testing.by(testing.writes("/var/www/a.php"), "/usr/bin/yarn"),
	}
	found(subject) == set()
}
