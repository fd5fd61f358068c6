# Whom a connection or request joins: which end is the other one, where it lies and to whom it belongs. Each rule is worked out once,
# however many policies ask.
package hasp.lib.peers

import data.hasp.lib.addresses
import data.hasp.lib.globs

# Who began it and who was called, whichever of them the event's own container is.
client := input.event.source if {
	input.event
} else := input.request.source

server := input.event.destination if {
	input.event
} else := input.request.destination

port := server.port

is_inward if input.event.direction == "in"

is_inward if input.event.type == "accept"

is_inward if input.request

# The end that is not the container.
other := client if {
	is_inward
} else := server

pointer := "/request/source" if {
	input.request
} else := "/event/source" if {
	is_inward
} else := "/event/destination"

# What messages call it: its names tell more than its address.
shown(peer) := $"{name(peer)}:{peer.port}" if {
	peer.port
} else := name(peer)

name(peer) := peer.workload if {
	peer.workload
} else := $"{peer.names[0]} ({peer.address})" if {
	peer.names[0]
} else := peer.address

address(peer) := addresses.canonical(peer.address)

is_in(peer, networks) if {
	some network in networks
	is_address(address(peer))
	net.cidr_contains(network, address(peer))
}

# The path of a socket is none, and nobody needs to ask for the network of one.
is_address(text) if {
	text != ""
	not startswith(text, "/")
	not startswith(text, "@")
}

is_loopback(peer) if startswith(address(peer), "127.")

is_loopback(peer) if address(peer) == "::1"

# What never leaves the node's kernel.
is_within_node if input.event.protocol in {"unix", "netlink"}

# Networks that nobody routes over the internet.
local_networks := [
	"10.0.0.0/8",
	"172.16.0.0/12",
	"192.168.0.0/16",
	"100.64.0.0/10",
	"127.0.0.0/8",
	"169.254.0.0/16",
	"0.0.0.0/8",
	"224.0.0.0/4",
	"255.255.255.255/32",
	"::/128",
	"::1/128",
	"fc00::/7",
	"fe80::/10",
	"ff00::/8",
]

# What a sensor says of it counts; otherwise its address does.
is_internet(peer) if peer.entity == "internet"

is_internet(peer) if {
	not peer.entity
	not peer.workload
	is_address(address(peer))
	not is_in(peer, local_networks)
}

# Whether it is a Pod as far as was told.
is_workload(peer) if peer.workload

is_workload(peer) if peer.entity == "cluster"

# --- to whom it belongs --------------------------------------------------------------------------------------------------

namespace_of(peer) := parts[0] if {
	parts := split(peer.workload, "/")
	count(parts) == 3
}

own_namespace := input.workload.namespace

# Client's first.
namespaces := [namespace_of(other), own_namespace] if {
	is_inward
} else := [own_namespace, namespace_of(other)]

# What a label says of the container's own side: its workload's, else its namespace's.
own_label(key) := value if {
	value := input.workload.labels[key]
} else := value if {
	value := input.workload.top.labels[key]
} else := input.context.namespace.labels[key]

# The same of the other side.
other_label(key) := value if {
	value := other.labels[key]
} else := other.namespaceLabels[key]

# Whether the labels of the other side were told at all.
is_labelled if other.labels

is_labelled if other.namespaceLabels

# Whether the container's workload is one of those that a rule names: all members that it has must fit.
is_own(rule) if {
	fits_namespace(object.get(rule, "namespaces", null))
	every key, value in object.get(rule, "labels", {}) {
		own_label(key) == value
	}
}

fits_namespace(null)

fits_namespace(patterns) if {
	some pattern in patterns
	globs.fits(pattern, own_namespace)
}

# --- names ---------------------------------------------------------------------------------------------------------------

# Names by which the other side was asked for, in lower case.
names contains normal_name(text) if some text in other.names

names contains normal_name(input.event.tls.sni)

names contains normal_name(input.event.dns.question)

normal_name(text) := trim_suffix(lower(text), ".")

# Whether a name is one of these domains or lies in one.
is_in_domain(text, domains) if {
	some domain in domains
	is_domain(text, domain)
}

is_domain(text, domain) if text == domain

is_domain(text, domain) if endswith(text, $".{domain}")
