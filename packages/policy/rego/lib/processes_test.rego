package hasp.lib.processes_test

import data.hasp.lib.processes

test_programs[why] if {
	some why, case in {
		"a program": [{"name": "nginx", "executable": "/usr/sbin/nginx", "args": ["x"]}, {"nginx"}],
		"one that renamed itself": [{"name": "x", "executable": "/bin/bash", "args": []}, {"x", "bash"}],
		"one with a name that ends as the path does": [{"name": "bin/bash", "executable": "/bin/bash", "args": []}, {"bin/bash", "bash"}],
		"one whose file is gone": [{"name": "sh", "executable": "/bin/dash (deleted)", "args": []}, {"sh", "dash"}],
		"one that calls itself gone too": [{"name": "dash (deleted)", "executable": "/bin/dash (deleted)", "args": []}, {"dash (deleted)", "dash"}],
		"an applet by its link": [{"name": "sh", "executable": "/bin/busybox", "args": ["/bin/sh", "-c", "id"]}, {"sh"}],
		"an applet with no name": [{"executable": "/bin/busybox", "args": ["busybox", "sh"]}, {"sh"}],
		"an applet with a file of another type": [{"name": "busybox", "executable": null, "args": ["busybox", "sh"]}, {"sh"}],
		"an applet by argument": [{"name": "busybox", "executable": "/bin/busybox", "args": ["busybox", "sh"]}, {"sh"}],
		"an applet of a static busybox": [{"name": "x", "executable": "/bin/busybox.static", "args": ["/bin/busybox.static", "ls"]}, {"ls"}],
		"an applet of toybox": [{"name": "toybox", "executable": "/bin/toybox", "args": ["/bin/toybox", "ls"]}, {"ls"}],
		"a login shell": [{"name": "sh", "executable": "/bin/busybox", "args": ["-sh"]}, {"sh"}],
		"the file alone": [{"name": "busybox", "executable": "/bin/busybox", "args": ["busybox"]}, {"busybox"}],
		"no arguments": [{"name": "sh", "executable": "/bin/busybox", "args": []}, {"sh"}],
	}
	processes.programs(case[0]) == case[1]
}

test_scripts[why] if {
	some why, case in {
		"a script": [["python3", "/app/app.py", "-m", "x"], "app.py"],
		"a module": [["python3", "-m", "http.server", "80"], "http.server"],
		"a joined module of one letter": [["python3", "-mx"], "x"],
		"a joined module": [["python3", "-mhttp.server"], "http.server"],
		"a module after options": [["python3", "-u", "-W", "ignore", "-m", "uvicorn", "x:app"], "uvicorn"],
		"a console script": [["/usr/bin/python3", "/usr/local/bin/gunicorn", "app:app"], "gunicorn"],
		"node with options": [["node", "--require", "x.js", "--inspect", "/srv/index.js"], "index.js"],
	}
	processes.script({"args": case[0]}) == case[1]
}

test_no_script if {
	not processes.script({"args": ["python3"]})
	not processes.script({"args": ["python3", "-c", "import os"]})
	not processes.script({"args": []})
}

test_is_program if {
	every name in ["php-fpm", "php-fpm8.2", "php-fpm: pool www"] {
		processes.is_program(name, "php-fpm")
	}
	every name in ["node_exporter", "node-exporter", "nodeadm", "nod"] {
		not processes.is_program(name, "node")
	}
}

test_began_within if {
	early := {"startedAt": "2026-11-24T12:00:00.000Z"}
	processes.began_within({"startedAt": "2026-11-24T12:00:05.000Z"}, early, 5)
	not processes.began_within({"startedAt": "2026-11-24T12:00:05.001Z"}, early, 5)
	not processes.began_within({}, early, 5)
}

test_a_maintainers_script_is_not_the_program_of_its_package if {
	not processes.is_program("apache2.postinst", "apache2")
	not processes.is_program("apache2.postins", "apache2")
	not processes.is_program("nginx.prerm", "nginx")
	not processes.is_program("mysqld.config", "mysqld")
	processes.is_program("php-fpm8.2", "php-fpm")
	processes.is_program("java.", "java")
	processes.is_program("nginx.exe", "nginx")
	processes.is_program("postinst", "postinst")
}

test_no_option_value_is_a_script[option] if {
	some option in ["-W", "-X", "-I", "-r", "-c", "-d", "-e", "--require", "--import", "--loader"]
	processes.script({"args": ["node", option, "value", "/srv/index.js"]}) == "index.js"
	not processes.script({"args": ["node", option, "value"]})
}

test_each_script_of_a_maintainer[script] if {
	some script in ["config", "postinst", "postrm", "preinst", "prerm"]
	not processes.is_program(sprintf("apache2.%v", [script]), "apache2")
}

test_what_evidence_tells if {
	told := {
		"pid": 9, "ppid": 1, "name": "sh", "executable": "/bin/sh", "args": ["sh"], "uid": 7, "euid": 0, "origin": "image",
		"entered": true, "startedAt": "2026-11-24T12:00:00Z",
	}
	processes.told(object.union(told, {"env": [], "cwd": "/"})) == told
}
