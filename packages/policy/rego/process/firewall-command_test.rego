package hasp.policies.process.firewall_command_test

import data.hasp.policies.process.firewall_command
import data.hasp.testing

found(subject) := violations if {
	violations := firewall_command.violations with input as subject
}

test_finds_changes[command] if {
	some command in [
		"iptables -F",
		"iptables -t nat -A PREROUTING -j REDIRECT",
		"ip6tables -P INPUT ACCEPT",
		"nft flush ruleset",
		"ufw disable",
		"iptables-restore /tmp/x",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_questions[command] if {
	some command in [
		"iptables -L",
		"iptables --list",
		"iptables -S",
		"iptables --list-rules",
		"iptables -V",
		"iptables --version",
		"iptables -h",
		"iptables --help",
		"iptables -C INPUT -j DROP",
		"iptables --check INPUT",
		"nft list ruleset",
		"ufw status",
		"iptables -nL",
		"iptables -vnL",
		"iptables -nvL",
		"iptables -Ln",
		"iptables",
		"iptables-save -t nat",
		"ip6tables-save -t nat",
	]
	count(found(testing.command(command))) == 0
}

test_says_what_rights_it_has if {
	command := testing.command("iptables -F")
	privileged := {"uid": 0, "capabilities": {"effective": ["SYS_ADMIN"], "permitted": []}}
	{one.message | some one in found(command)} == {"iptables -F changes packet filters"}
	{one.message | some one in found(testing.with_process(command, privileged))} == {"iptables -F changes packet filters in a container with the rights of the node"}
	{one.message | some one in found(testing.with_process(command, object.union(privileged, {"uid": 1})))} == {"iptables -F changes packet filters"}
}

test_leaves_what_is_ordinary if {
	command := testing.command("iptables -F")
	found(testing.at_start(command)) == set()
	found(testing.on_node(command)) == set()
	found(testing.of_image(command, "istio/proxyv2")) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("iptables -F"))) == {"/event/process/args"}
}
