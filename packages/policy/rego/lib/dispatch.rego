# Which policies to ask: not those that are off, and of those that the bundle's index has by a key (data.hasp.index) the subject's.
package hasp.lib.dispatch

import data.hasp.lib.addresses
import data.hasp.lib.paths
import data.hasp.lib.processes

# The policies that no settings let count here.
off := data.hasp.off[input.kind][input.phase]

kind contains input.resource.kind

kind contains "*" if input.resource

# A process under any of its names: what it calls itself, its executable's file, its first argument's and the program in a file
# of many.
name contains input.event.process.name

name contains one if {
	path := input.event.process.executable
	not processes.ends_in_name(path, input.event.process)
	some one in {paths.basename(path), processes.basename(input.event.process)}
}

name contains paths.basename(argument) if {
	argument := input.event.process.args[0]
	not is_name(argument)
	not processes.ends_in_name(argument, input.event.process)
}

# One with a slash is a path all the same.
is_name(argument) if {
	argument == input.event.process.name
	not contains(argument, "/")
}

name contains processes.applet(input.event.process) if processes.is_multi_call(input.event.process)

# In one spelling, as the index has them.
address contains addresses.canonical(input.event.destination.address)

address contains addresses.canonical(input.event.source.address)

port contains $"{input.event.destination.port}"

port contains $"{input.event.source.port}"

# The policies that a tree of paths has for the event's paths and all that they lie in. Most paths leave the tree at their first part,
# where a key for each directory would have to be made and looked up. It is as deep as the index makes it (library/path-tree.ts).
below(tree) := {id | some parts in affected; some id in level_1(tree, parts)}

affected := [split(input.event.path, "/"), split(input.event.to, "/")] if {
	input.event.to
} else := [split(input.event.path, "/")] if {
	input.event.path
} else := [split(input.event.to, "/")]

level_1(node, parts) := array.concat(ids(node), level_2(node[parts[1]], parts)) if {
	node[parts[1]]
} else := ids(node)

level_2(node, parts) := array.concat(ids(node), level_3(node[parts[2]], parts)) if {
	node[parts[2]]
} else := ids(node)

level_3(node, parts) := array.concat(ids(node), level_4(node[parts[3]], parts)) if {
	node[parts[3]]
} else := ids(node)

level_4(node, parts) := array.concat(ids(node), level_5(node[parts[4]], parts)) if {
	node[parts[4]]
} else := ids(node)

level_5(node, parts) := array.concat(ids(node), level_6(node[parts[5]], parts)) if {
	node[parts[5]]
} else := ids(node)

level_6(node, parts) := array.concat(ids(node), level_7(node[parts[6]], parts)) if {
	node[parts[6]]
} else := ids(node)

level_7(node, parts) := array.concat(ids(node), level_8(node[parts[7]], parts)) if {
	node[parts[7]]
} else := ids(node)

level_8(node, _) := ids(node)

ids(node) := object.get(node, "", [])

# The names that a path is made of: its own and those of the directories that it lies in.
part contains name if {
	some parts in affected
	some name in parts
}

# The names that were asked for or connected to, and all domains that each lies in.
domain contains name if {
	some labels in domains
	some n in numbers.range(0, count(labels) - 1)
	name := concat(".", array.slice(labels, n, count(labels)))
}

domains contains labels(input.event.dns.question)

domains contains labels(input.event.tls.sni)

domains contains labels(name) if some name in input.event.destination.names

labels(name) := parts if {
	parts := split(trim_suffix(lower(name), "."), ".")
	count(parts) <= 128
} else := array.slice(parts, count(parts) - 128, count(parts)) if {
	# no name has more: the last of them tell where it lies
	parts := split(trim_suffix(lower(name), "."), ".")
}
