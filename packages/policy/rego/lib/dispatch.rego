# The keys of a subject by which the bundle's index finds the policies to ask (data.hasp.index).
package hasp.lib.dispatch

import data.hasp.lib.paths
import data.hasp.lib.processes

kind contains input.resource.kind

# A process under any of its names: what it calls itself, its executable's file, its first argument's and the program in a file
# of many.
name contains input.event.process.name

name contains paths.basename(input.event.process.executable)

name contains paths.basename(input.event.process.args[0])

name contains program if some program in processes.programs(input.event.process)

# In lower case, as the index has them.
address contains trim_prefix(lower(input.event.destination.address), "::ffff:")

address contains trim_prefix(lower(input.event.source.address), "::ffff:")

port contains $"{input.event.destination.port}"

port contains $"{input.event.source.port}"

# A path and all that it lies in.
path contains text if {
	some parts in affected
	some n in numbers.range(1, count(parts))
	text := concat("/", array.slice(parts, 0, n))
}

path contains "/" if some parts in affected

# The names that a path is made of: its own and those of the directories that it lies in.
part contains name if {
	some parts in affected
	some name in parts
}

affected contains split(input.event.path, "/")

affected contains split(input.event.to, "/")

# The names that were asked for or connected to, and all domains that each lies in.
domain contains name if {
	some labels in domains
	some n in numbers.range(0, count(labels) - 1)
	name := concat(".", array.slice(labels, n, count(labels)))
}

domains contains labels(input.event.dns.question)

domains contains labels(input.event.tls.sni)

domains contains labels(name) if some name in input.event.destination.names

# The last of them: what has more is longer than a name can be.
labels(name) := array.slice(all_labels, max({0, count(all_labels) - 128}), count(all_labels)) if {
	all_labels := split(trim_suffix(lower(name), "."), ".")
}
