package hasp.policies.process.ssh_tunnel_opened_test

import data.hasp.policies.process.ssh_tunnel_opened
import data.hasp.testing

found(subject) := violations if {
	violations := ssh_tunnel_opened.violations with input as subject
}

found_with(subject, changes) := violations if {
	parameters := object.union(data.hasp.parameters["ssh-tunnel-opened"], changes)
	violations := ssh_tunnel_opened.violations with input as subject
		with data.hasp.parameters["ssh-tunnel-opened"] as parameters
}

test_finds_it[command] if {
	some command in [
		"ssh -R 8080:localhost:80 x@203.0.113.5",
		"ssh -fNR 8080:localhost:80 x",
		"ssh -D 1080 x",
		"ssh -ND1080 x",
		"autossh -M 0 -R 1:a:2 x",
		"ssh -oRemoteForward=1 x",
		"ssh -oDynamicForward=1 x",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_others[command] if {
	some command in [
		"ssh git@github.com git-upload-pack x",
		"ssh -oStrictHostKeyChecking=no -i/home/x/KEYR x",
		"ssh -L 1:DB:2 x",
		"ssh -l R x",
		"ssh -4 x",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_values_of_options[command] if {
	some command in [
		"ssh -bR x",
		"ssh -BR x",
		"ssh -cR x",
		"ssh -eR x",
		"ssh -ER x",
		"ssh -FR x",
		"ssh -IR x",
		"ssh -JR x",
		"ssh -lR x",
		"ssh -LR x",
		"ssh -mR x",
		"ssh -OR x",
		"ssh -pR x",
		"ssh -PR x",
		"ssh -QR x",
		"ssh -SR x",
		"ssh -wR x",
		"ssh -WR x",
		"autossh --R x",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_builds_and_named_images if {
	found(testing.of_image(testing.command("ssh -R 1:a:2 x"), "cimg/base")) == set()
	found_with(testing.command("ssh -R 1:a:2 x"), {"allowedImages": ["docker.io/library/web"]}) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("ssh -R 8080:localhost:80 x@203.0.113.5"))) == {"/event/process/args"}
}
