package hasp.policies.process.network_settings_command_test

import data.hasp.policies.process.network_settings_command
import data.hasp.testing

found(subject) := violations if {
	violations := network_settings_command.violations with input as subject
}

test_finds_changes[command] if {
	some command in [
		"ip route add 10.0.0.0/8 via 10.0.0.1",
		"ip addr del 10.0.0.1 dev eth0",
		"ip link set eth0 promisc on",
		"ip neigh replace 10.0.0.1 lladdr x",
		"ip neigh flush all",
		"ip route append x",
		"ip route prepend x",
		"ip route change x",
		"ip route delete x",
		"ip rule chg x",
		"brctl addbr x",
		"brctl addif x eth0",
		"route add default gw 10.0.0.1",
		"arp -s 10.0.0.1 00:00:00:00:00:00",
		"arp -d 10.0.0.1",
		"arp --set x",
		"arp --delete x",
		"tc qdisc add dev eth0 root netem",
		"bridge fdb add x",
		"ifconfig eth0 promisc",
		"ethtool eth0 x",
		"iptunnel add x",
		"ipmaddr eth0 x",
		"iwconfig eth0 x",
		"ifrename eth0 eth1",
		"nameif eth0 x",
		"mii-tool eth0 x",
		"arp eth0 set x",
	]
	count(found(testing.command(command))) == 1
}

test_leaves_questions[command] if {
	some command in [
		"ip addr show eth0",
		"ip -4 route",
		"ifconfig eth0",
		"ifconfig -a",
		"route -n",
		"arp -n",
		"ethtool -i eth0",
	]
	count(found(testing.command(command))) == 0
}

test_leaves_what_is_ordinary if {
	command := testing.command("ip route add x")
	found(testing.at_start(command)) == set()
	found(testing.on_node(command)) == set()
	found(testing.of_image(command, "calico/node")) == set()
}

test_points_at_the_arguments if {
	testing.paths(found(testing.command("ip route add 10.0.0.0/8 via 10.0.0.1"))) == {"/event/process/args"}
}
