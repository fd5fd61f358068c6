package hasp.policies.process.private_keys_searched_test

import data.hasp.policies.process.private_keys_searched
import data.hasp.testing

found(subject) := violations if {
	violations := private_keys_searched.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["private-keys-searched"], changes)
	violations := private_keys_searched.violations with input as subject
		with data.hasp.parameters["private-keys-searched"] as parameters
}

test_finds_searches[command] if {
	some command in [
		["find", "/", "-name", "id_rsa"],
		["find", "/", "-name", "id_dsa"],
		["find", "/", "-name", "id_ecdsa"],
		["find", "/", "-name", "id_ed25519*"],
		["grep", "-r", "BEGIN PRIVATE KEY", "/"],
		["grep", "-r", "BEGIN RSA PRIVATE", "/"],
		["grep", "-r", "BEGIN DSA PRIVATE", "/"],
		["grep", "-r", "BEGIN EC PRIVATE", "/"],
		["grep", "-r", "BEGIN OPENSSH PRIVATE", "/"],
		["grep", "-r", "BEGIN ENCRYPTED PRIVATE", "/"],
		["grep", "-r", "BEGIN PGP PRIVATE", "/"],
		["find", "/", "-name", "shadow.bak"],
		["find", "/", "-name", "*.kdbx"],
		["find", "/", "-name", ".htpasswd"],
		["find", "/", "-name", "*.pem"],
		["find", "/", "-name", "*.ppk"],
		["find", "/", "-name", "*.pfx"],
		["grep", "-ri", "password=", "/srv"],
		["grep", "-ri", "passwd=", "/srv"],
		["grep", "-ri", "DB_PASSWORD", "/srv"],
	]
	count(found(testing.commanded(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"grep -q ready /tmp/x",
		"find /data -mtime +7 -delete",
		"grep root /etc/passwd",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("find / -name id_rsa")
	found(testing.at_start(command)) == set()
	found(testing.of_image(command, "cimg/base")) == set()
	found_with(command, {"allowedCommands": ["find / -name id"]}) == set()
	count(found_with(command, {"allowedCommands": ["find /srv"]})) == 1
}

test_points_at_the_arguments if {
	testing.paths(found(testing.commanded(["find", "/", "-name", "id_rsa"]))) == {"/event/process/args"}
}
