# What is judged, in the words that decisions and settings use.
package hasp.lib.subject

import data.hasp.lib.images as references

identity := {
	"kind": "image",
	"name": object.get(input.image, "reference", input.image.id),
	"id": object.get(input.image, "digest", input.image.id),
} if {
	input.kind == "image"
}

identity := {
	"kind": "workload",
	"name": $"{input.workload.kind}/{input.workload.name}",
	"namespace": input.workload.namespace,
} if {
	input.kind == "workload"
}

identity := object.union(
	{"kind": input.kind, "name": input.container.name},
	object.filter(input.container, ["id"]),
) if {
	input.kind in {"container", "process", "network"}
}

identity := object.union(
	{"kind": "resource", "name": $"{input.resource.kind}/{input.resource.name}"},
	object.filter(input.resource, ["namespace"]),
) if {
	input.kind == "resource"
}

# An image has no name apart from its reference.
names contains identity.name if input.kind != "image"

names contains input.workload.name if input.kind == "workload"

names contains input.resource.name if input.kind == "resource"

namespaces contains identity.namespace

# What image patterns are tried against, by the place of each image: a container of a workload, or the subject itself.
images[$"{i}"] := references.names_of_summary(container.image) if {
	input.kind == "workload"
	some i, container in input.workload.containers
}

images["subject"] := references.names_of_reference(input.image.reference, object.get(input.image, "digest", "")) if {
	input.kind == "image"
}

images["subject"] := references.names_of_summary(input.container.image) if {
	input.kind in {"container", "process", "network"}
}

# A violation is about its own container where its path leads there, else about the whole subject.
place_of(path) := parts[3] if {
	parts := split(path, "/")
	parts[1] == "workload"
	parts[2] == "containers"
	images[parts[3]]
} else := "subject"
