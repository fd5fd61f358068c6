# What the contract's volumes leave out of a Pod's Secrets, taken from the object as it was written. For policies that need `object`.
package hasp.lib.raw_pod

# Undefined where the Pod is not where its pointer leads.
spec := found if {
	parts := [key(part) | some part in split(substring(input.workload.pod.at, 1, -1), "/")]
	found := object.get(input.object, parts, null)
	is_object(found)
}

# A part of a pointer as the document has it: places in lists are numbers.
key(part) := to_number(part) if {
	part != ""
	trim(part, "0123456789") == ""
} else := replace(replace(part, "~1", "/"), "~0", "~")

# Most Pods have none.
has_secret_volumes if {
	some volume in input.workload.pod.volumes
	volume.type in ["secret", "projected"]
}

# Each Secret that a volume shows, by the pointer to where it says so: with its name, its volume, what it says of it and the mode of
# files that it leaves to the volume.
secrets[$"/object{input.workload.pod.at}/volumes/{i}/secret"] := {
	"name": object.get(source, "secretName", ""),
	"volume": volume.name,
	"source": source,
	"mode": object.get(source, "defaultMode", default_mode),
} if {
	has_secret_volumes
	some i, volume in spec.volumes
	source := volume.secret
	is_object(source)
}

secrets[$"/object{input.workload.pod.at}/volumes/{i}/projected/sources/{j}/secret"] := {
	"name": object.get(source, "name", ""),
	"volume": volume.name,
	"source": source,
	"mode": object.get(volume.projected, "defaultMode", default_mode),
} if {
	has_secret_volumes
	some i, volume in spec.volumes
	some j, projection in volume.projected.sources
	source := projection.secret
	is_object(source)
}

# Kubernetes' own default of `defaultMode`, 0644.
default_mode := 420
