package hasp.policies.process.package_manager_executed_test

import data.hasp.policies.process.package_manager_executed
import data.hasp.testing

found(subject) := violations if {
	violations := package_manager_executed.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["package-manager-executed"], changes)
	violations := package_manager_executed.violations with input as subject
		with data.hasp.parameters["package-manager-executed"] as parameters
}

test_finds_it[command] if {
	some command in [
		"apt-get install -y nmap",
		"apt-get update",
		"apt dist-upgrade",
		"apt full-upgrade",
		"apt autoremove",
		"apt download x",
		"apt purge x",
		"apt reinstall x",
		"apk add curl",
		"apk del curl",
		"yum localinstall x",
		"yum groupinstall x",
		"dnf erase x",
		"zypper in x",
		"npm ci",
		"npm i x",
		"pip install x",
		"pip uninstall x",
		"gem install x",
		"dpkg -i x.deb",
		"dpkg --install x.deb",
		"dpkg --unpack x.deb",
		"dpkg -r x",
		"dpkg -P x",
		"rpm -Uvh x.rpm",
		"rpm -F x",
		"rpm -e x",
		"rpm --upgrade x",
		"pacman -Sy x",
		"pacman -R x",
		"apt-get remove x",
		"apt-get upgrade",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_questions[command] if {
	some command in [
		"dpkg -l",
		"rpm -qa",
		"apk info",
		"pip list",
		"npm start",
		"npm run build",
		"apt-cache policy",
		"gem env",
		"pip -r x",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("apt-get install -y curl")
	found(testing.at_start(command)) == set()
	found(testing.of_image(command, "library/debian")) == set()
	found(testing.by_cron(command)) == set()
	found(testing.on_node(command)) == set()
	found(testing.with_ancestry(testing.command("dpkg -i x"), [testing.executed(["apt-get", "install", "x"]), testing.web])) == set()
	found_with(command, {"allowedImages": ["docker.io/library/web"]}) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("apt-get install -y nmap"))) == {"/event/process/args"}
}
