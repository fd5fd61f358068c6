# What is judged, in the words that decisions and settings use.
package hasp.lib.subject

import data.hasp.lib.images as references

identity := in_container if {
	input.kind in {"process", "file", "network", "container"}
} else := object.union_n([{"kind": input.kind, "name": name}, space, belonging, known, cluster])

# What runs in a container is judged most often, and a literal costs a third of a union.
in_container := {
	"kind": input.kind,
	"name": input.container.name,
	"namespace": input.workload.namespace,
	"id": input.container.id,
	"workload": belonging.workload,
} if {
	not input.context.cluster
} else := {
	"kind": input.kind,
	"name": input.container.name,
	"namespace": input.workload.namespace,
	"id": input.container.id,
	"workload": belonging.workload,
	"cluster": input.context.cluster.name,
} if {
	input.context.cluster
}

name := object.get(input.image, "reference", input.image.id) if input.kind == "image"

else := title(input.workload) if input.kind == "workload"

else := title(input.resource) if input.kind == "resource"

else := $"{input.access.verb} {input.access.resource.resource}{asked_for}" if input.kind == "access"

else := $"{object.get(input.request, "method", input.request.protocol)} {object.get(input.request, "path", "")}" if {
	input.kind == "request"
}

else := input.container.name if input.container

else := object.get(input.context, ["node", "name"], "host")

asked_for := $"/{input.access.name}" if {
	input.access.name
} else := ""

title(object_) := $"{object_.kind}/{object_.name}" if {
	object_.name
} else := $"{object_.kind}/{object.get(object_, "generateName", "")}*"

space := {"namespace": namespace} if namespace

else := {}

namespace := one if {
	one := input.workload.namespace
} else := one if {
	one := input.resource.namespace
} else := input.access.namespace

known := {"id": object.get(input.image, "digest", input.image.id)} if input.kind == "image"

else := {"id": input.container.id} if input.container.id

else := {}

cluster := {"cluster": input.context.cluster.name} if input.context.cluster

else := {}

# What it belongs to, where that is vouched for.
belonging := {"workload": $"{top.kind}/{top.name}"} if {
	top.verified
} else := {"workload": title(input.workload)} if {
	input.kind != "workload"
	input.workload
} else := {}

clusters contains input.context.cluster.name

environments contains input.context.environment

namespaces contains namespace

# The claimed top owner, whoever vouches for it.
top := one if {
	one := input.workload.top
} else := one if {
	one := input.resource.top
} else := input.target.top

# The names that settings may mean it by: its own, and those of what made it.
names contains text if some text in names_of(input.workload)

names contains text if some text in names_of(input.resource)

names contains text if some text in names_of(input.target)

names contains input.access.name if input.access

names contains text if {
	top.verified
	some text in names_of(top)
}

# What a name would be if the owner that is claimed, and that nobody could be asked about, is the true one.
names_if_owned contains text if {
	is_owner_open
	some text in names_of(top)
}

names_if_owned contains text if some text in names

is_owner_open if {
	top
	not "verified" in object.keys(top)
}

is_owner_open if is_owner_unnamed

# A Pod that runs without a word on what made it may belong to anything.
is_owner_unnamed if {
	input.kind != "workload"
	input.workload.kind == "Pod"
	not top
}

names_of(one) := {one.name, $"{one.kind}/{one.name}"} if one.name

labels contains one if one := input.workload.labels

labels contains one if one := input.resource.labels

# Labels that the image itself carries are its maker's word, not that of who runs it.
labels contains {key: value |
	some key, value in input.container.labels
	not object.get(object.get(input.container.image, "labels", {}), key, null) == value
} if {
	input.container.labels
}

labels contains one if one := input.target.labels

labels contains one if {
	top.verified
	one := top.labels
}

labels_if_owned contains one if {
	is_owner_open
	one := top.labels
}

labels_if_owned contains one if some one in labels

# Whoever could not be asked for may bear any labels.
has_unknown_labels if {
	is_owner_open
	not top.labels
}

users contains input.context.request.user.name

users contains group if some group in input.context.request.user.groups

users contains input.access.user.name

users contains group if some group in input.access.user.groups

users contains input.workload.serviceAccount

users contains input.request.source.principal

# What image patterns are tried against, by the place of each image: a container of a workload, or the subject itself.
images[$"{i}"] := names_of_image(container) if {
	input.kind == "workload"
	some i, container in input.workload.containers
}

images["subject"] := references.names(image.name, image.tag, object.get(input.image, "digest", "")) if {
	image := references.used["/image/reference"]
}

images["subject"] := names_of_image(input.container) if input.container

# A container whose image has no name is a place like any other, and no pattern means it.
names_of_image(container) := references.names_of_summary(container.image) if {
	container.image
} else := set()

# What is mounted from an image may be run like what stands in the container's own; it has no container's name.
images[$"volume {i}"] := references.names_of_reference(reference, digest) if {
	input.kind == "workload"
	some i, volume in input.workload.pod.volumes
	volume.type == "image"
	reference := object.get(volume, "reference", "")
	digest := concat("", array.slice(split(reference, "@"), 1, 2))
}

containers[$"{i}"] := container.name if {
	input.kind == "workload"
	some i, container in input.workload.containers
}

containers["subject"] := input.container.name if input.container

# Every place that a violation can be about; one of the whole subject is about all of them.
places := object.keys(images)

# A violation is about its own container where its path leads there, else about the whole subject. Namespaces are the Pod's.
place_of(path) := parts[3] if {
	input.kind == "workload"
	parts := split(path, "/")
	parts[1] == "workload"
	parts[2] == "containers"
	images[parts[3]]
	not parts[5] == "hostNamespaces"
} else := $"volume {parts[4]}" if {
	input.kind == "workload"
	parts := split(path, "/")
	array.slice(parts, 1, 4) == ["workload", "pod", "volumes"]
	images[$"volume {parts[4]}"]
} else := there[0] if {
	input.kind == "workload"
	startswith(path, "/object/")
	at := substring(path, count("/object"), -1)
	there := [$"{i}" |
		some i, container in input.workload.containers
		startswith($"{at}/", $"{container.at}/")

		# a driver of Spark is written among the settings of its Pod
		not startswith($"{input.workload.pod.at}/", $"{container.at}/")
	]
	count(there) == 1
} else := "subject"

# What an index of the settings (settings-index.ts writes it) holds that may mean this subject.
ids_in(index) := {id |
	some dimension, by_text in index
	some text in texts(dimension)
	some id in by_text[text]
}

# What the index may know the subject by; of what begins with plain text and goes on with a star, the beginning.
texts("any") := {""}

texts("named") := {""} if is_owner_unnamed

texts("namespace") := {namespace}

texts("name") := names_if_owned

texts("container") := {text | some text in containers}

texts("image") := {text | some names_of_image in images; some text in names_of_image}

texts("namespace^") := {beginning(namespace)}

texts("name^") := {beginning(text) | some text in names_if_owned}

texts("container^") := {beginning(text) | some text in containers}

texts("image^") := {$"{concat("/", array.slice(parts, 0, n))}/" |
	some names_of_image in images
	some text in names_of_image
	parts := split(split(text, "@")[0], "/")
	some n in numbers.range(1, count(parts) - 1)
	n < count(parts)
}

beginning(text) := substring(text, 0, 3)
