# What a review of Gatekeeper tells of an object and what surrounds it, as the contract has it.
package hasp.review.object

# Nobody judges what goes away.
is_judged if not input.review.operation == "DELETE"

# Kubernetes reads null as "not there".
clean := json.remove(input.review.object, nulls)

nulls := [[text(part) | some part in path] |
	walk(input.review.object, [path, value])
	is_null(value)
	is_string(path[count(path) - 1])
]

text(part) := part if {
	is_string(part)
} else := json.marshal(part)

metadata := object.get(clean, "metadata", {})

labels := object.get(metadata, "labels", {})

annotations := written(object.get(metadata, "annotations", {}))

# Without the copy of the whole object that kubectl keeps.
written(all) := object.remove(all, ["kubectl.kubernetes.io/last-applied-configuration"])

group := split(clean.apiVersion, "/")[0] if {
	contains(clean.apiVersion, "/")
} else := ""

# The namespace that the object or else its request says.
namespace := metadata.namespace if {
	metadata.namespace
} else := input.review.namespace if {
	input.review.namespace != ""
}

owners := [{
	"apiVersion": object.get(owner, "apiVersion", ""),
	"controller": object.get(owner, "controller", false),
	"kind": owner.kind,
	"name": owner.name,
} |
	some owner in object.get(metadata, "ownerReferences", [])
]

# What every object says of itself.
head := object.union_n([
	{
		"apiVersion": clean.apiVersion,
		"kind": clean.kind,
		"labels": labels,
		"annotations": annotations,
		"owners": owners,
	},
	{name: metadata[name] | some name in ["name", "generateName"]; metadata[name] != ""},
	{"namespace": namespace},
]) if {
	namespace
} else := object.union(
	{
		"apiVersion": clean.apiVersion,
		"kind": clean.kind,
		"labels": labels,
		"annotations": annotations,
		"owners": owners,
	},
	{name: metadata[name] | some name in ["name", "generateName"]; metadata[name] != ""},
)

# The object as somebody wrote it.
raw := object.union(object.remove(input.review.object, ["metadata"]), {"metadata": kept}) if {
	is_object(input.review.object.metadata)
} else := input.review.object

kept := object.union(
	object.remove(input.review.object.metadata, ["managedFields", "annotations"]),
	{"annotations": written(annotations) |
		annotations := input.review.object.metadata.annotations
		is_object(annotations)
	},
)

context := object.union(
	{"namespace": one | one := placed},
	{"request": one | one := request},
)

# The namespace as the cluster holds it, where Gatekeeper was given it.
placed := {
	"name": found.metadata.name,
	"labels": object.get(found.metadata, "labels", {}),
	"annotations": object.get(found.metadata, "annotations", {}),
} if {
	found := input.review.namespaceObject
	found.metadata.name != ""
}

request := object.union_n([
	{"operation": input.review.operation, "resource": resource, "user": user},
	{"name": name | name := input.review.name; name != ""},
	{"subresource": subresource},
	{"dryRun": dry | dry := input.review.dryRun; is_boolean(dry)},
]) if {
	input.review.operation != ""
	subresource
} else := object.union_n([
	{"operation": input.review.operation, "resource": resource, "user": user},
	{"name": name | name := input.review.name; name != ""},
	{"dryRun": dry | dry := input.review.dryRun; is_boolean(dry)},
]) if {
	input.review.operation != ""
}

subresource := input.review.subResource if input.review.subResource != ""

resource := {part: object.get(input.review, ["resource", part], "") | some part in ["group", "version", "resource"]}

user := object.union_n([
	{
		"name": object.get(input.review.userInfo, "username", ""),
		"groups": object.get(input.review.userInfo, "groups", []),
	},
	{"uid": uid | uid := input.review.userInfo.uid},
	{"extra": extra | extra := input.review.userInfo.extra},
])
