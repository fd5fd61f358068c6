# The keys of a subject by which the bundle's index finds the policies to ask (data.hasp.index).
package hasp.lib.dispatch

import data.hasp.lib.paths
import data.hasp.lib.processes

kind contains input.resource.kind

kind contains "*" if input.resource

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
	some one in affected
	parts := split(one, "/")
	some n in numbers.range(1, count(parts))
	text := concat("/", array.slice(parts, 0, n))
}

path contains "/" if some one in affected

affected contains input.event.path

affected contains input.event.to
