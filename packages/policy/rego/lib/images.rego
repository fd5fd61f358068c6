package hasp.lib.images

import data.hasp.lib.containers

# The images that the subject is or uses, by the pointer to the reference of each.
used[$"{path}/image/reference"] := image if {
	some path, container in containers.all
	summary := container.image

	# A part of a Pod that names no image, such as a patch, runs none.
	summary.reference != ""
	image := {
		"reference": summary.reference,
		"name": $"{summary.registry}/{summary.repository}",
		"tag": object.get(summary, "tag", ""),
		"pinned": pinned(summary.reference),
	}
}

# An image that is mounted as a volume is taken from its registry like any other.
used[$"/workload/pod/volumes/{i}"] := object.union(parse(reference), {"reference": reference, "pinned": pinned(reference)}) if {
	some i, volume in input.workload.pod.volumes
	volume.type == "image"
	reference := volume.reference
}

used["/image/reference"] := image if {
	input.kind == "image"
	reference := input.image.reference
	image := object.union(parse(reference), {"reference": reference, "pinned": pinned(reference)})
}

# Whether the reference fixes the content, so that nobody can move it.
pinned(reference) if contains(reference, "@")

else if startswith(reference, "sha256:")

else := false

# A reference in its parts, with the defaults of Docker filled in.
parse(reference) := {"name": full_name(trim_suffix(named, $":{tag}")), "tag": tag} if {
	named := split(reference, "@")[0]
	tag := tag_of(named)
}

tag_of(named) := last_part if {
	parts := split(named, ":")
	last_part := parts[count(parts) - 1]
	count(parts) > 1
	not contains(last_part, "/")
} else := ""

full_name(name) := hub_name(trim_prefix(trim_prefix(name, "index."), "docker.io/")) if {
	host_of(name) in {"docker.io", "index.docker.io"}
} else := name if {
	is_host(host_of(name))
} else := hub_name(name)

hub_name(path) := $"docker.io/{path}" if {
	contains(path, "/")
} else := $"docker.io/library/{path}"

host_of(name) := split(name, "/")[0] if {
	contains(name, "/")
} else := ""

is_host("localhost")

is_host(part) if contains(part, ".")

is_host(part) if contains(part, ":")

# Repositories have no upper case, so what has it is a host.
is_host(part) if lower(part) != part

# The texts that image patterns are tried against: the name, with its tag and with its digest.
names_of_reference(reference, digest) := names(image.name, image.tag, digest) if image := parse(reference)

names_of_summary(summary) := names(
	$"{summary.registry}/{summary.repository}",
	object.get(summary, "tag", ""),
	object.get(summary, "digest", ""),
)

names(name, tag, digest) := {name, $"{name}:{tag}", $"{name}@{digest}", $"{name}:{tag}@{digest}"} if {
	tag != ""
	digest != ""
} else := {name, $"{name}:{tag}"} if {
	tag != ""
} else := {name, $"{name}@{digest}"} if {
	digest != ""
} else := {name}
