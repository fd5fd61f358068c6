# What a request of layer 7 asks for and who asks. Each rule is worked out once, however many policies ask.
package hasp.lib.requests

import data.hasp.lib.peers

request := input.request

# The path's parts, decoded; where a producer does not say them, as they stand.
segments := request.pathSegments if {
	request.pathSegments
} else := [part | some part in split(split(request.path, "?")[0], "/"); part != ""]

# In lower case and without doubled slashes, as servers that care for neither see it.
path := lower($"/{concat("/", segments)}")

# The path and query as they were sent, and the query decoded.
text := lower(concat(" ", array.concat([object.get(request, "path", "")], [value | some values in request.query; some value in values])))

header_text := lower(concat(" ", [value | some value in request.headers]))

# The path as messages show it: without the query, which may hold a secret.
shown_path := split(object.get(request, "path", path), "?")[0]

shown := $"{object.get(request, "method", request.protocol)} {shown_path}"

who := request.source.principal if {
	request.source.principal
} else := peers.name(request.source)

source := {"source": object.filter(request.source, ["address", "port", "principal", "workload", "entity"])}

# Whether it comes from where anyone may come from. A proxy that proves who asked is the one who asks.
is_from_outside if {
	not request.source.principal
	peers.is_internet(request.source)
}

# Whether the path is one of these or lies below one, both in lower case.
is_below(paths) if {
	some one in paths
	is_or_below(one)
}

is_or_below(one) if path == one

is_or_below(one) if startswith(path, $"{one}/")

# The path as it was sent, in lower case.
raw_path := lower(split(object.get(request, "path", ""), "?")[0])
