# What Gatekeeper's constraints ask of an object and what its templates read, out of the contract: for policies that
# `hasp policy import gatekeeper` makes.
package hasp.lib.gatekeeper

# The input of a template. What Gatekeeper leaves empty is empty here too.
question(parameters) := {"review": review, "parameters": parameters}

review := object.union_n([
	{
		"kind": kind,
		"resource": {"group": "", "version": "", "resource": ""},
		"operation": "",
		"userInfo": {},
		"object": input.object,
		"oldObject": object.get(input, "formerObject", null),
	},
	{"name": name | name := head.name},
	{"namespace": space | space := namespace},
	{"namespaceObject": one | one := namespace_object},
	{member: value | some member, value in asked},
])

# Of the admission request.
asked := object.union_n([
	{"operation": request.operation, "resource": request.resource, "userInfo": user},
	{"subResource": subresource | subresource := request.subresource},
	{"dryRun": dry | dry := request.dryRun},
]) if {
	request := input.context.request
} else := {}

user := object.union(
	{"username": input.context.request.user.name},
	object.filter(input.context.request.user, ["uid", "groups", "extra"]),
)

head := workload if {
	workload := input.workload
} else := input.resource

kind := {"group": group, "version": version, "kind": head.kind}

group := split(head.apiVersion, "/")[0] if {
	contains(head.apiVersion, "/")
} else := ""

version := of_group if {
	of_group := split(head.apiVersion, "/")[1]
} else := head.apiVersion

namespace := head.namespace if not is_of_cluster

namespace_object := {
	"apiVersion": "v1",
	"kind": "Namespace",
	"metadata": object.filter(input.context.namespace, ["name", "labels", "annotations"]),
} if {
	namespace
}

# --- where an object is --------------------------------------------------------------------------------------------------

is_namespace if {
	head.kind == "Namespace"
	group == ""
}

is_of_cluster if {
	name := $"{group}/{head.kind}"
	cluster_kinds[name]
}

# A request says the namespace of whatever has one.
is_of_cluster if {
	input.context.request
	not head.namespace
}

is_namespaced if {
	head.namespace
	not is_of_cluster
}

# A file need not say the namespace of what Kubernetes itself keeps in one.
is_namespaced if {
	not contains(replace(group, ".k8s.io", ""), ".")
	not is_of_cluster
}

cluster_kinds := {
	"/ComponentStatus": true,
	"/Namespace": true,
	"/Node": true,
	"/PersistentVolume": true,
	"admissionregistration.k8s.io/MutatingAdmissionPolicy": true,
	"admissionregistration.k8s.io/MutatingAdmissionPolicyBinding": true,
	"admissionregistration.k8s.io/MutatingWebhookConfiguration": true,
	"admissionregistration.k8s.io/ValidatingAdmissionPolicy": true,
	"admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding": true,
	"admissionregistration.k8s.io/ValidatingWebhookConfiguration": true,
	"apiextensions.k8s.io/CustomResourceDefinition": true,
	"apiregistration.k8s.io/APIService": true,
	"certificates.k8s.io/CertificateSigningRequest": true,
	"certificates.k8s.io/ClusterTrustBundle": true,
	"flowcontrol.apiserver.k8s.io/FlowSchema": true,
	"flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration": true,
	"networking.k8s.io/IPAddress": true,
	"networking.k8s.io/IngressClass": true,
	"networking.k8s.io/ServiceCIDR": true,
	"node.k8s.io/RuntimeClass": true,
	"policy/PodSecurityPolicy": true,
	"rbac.authorization.k8s.io/ClusterRole": true,
	"rbac.authorization.k8s.io/ClusterRoleBinding": true,
	"resource.k8s.io/DeviceClass": true,
	"resource.k8s.io/ResourceSlice": true,
	"scheduling.k8s.io/PriorityClass": true,
	"snapshot.storage.k8s.io/VolumeSnapshotClass": true,
	"snapshot.storage.k8s.io/VolumeSnapshotContent": true,
	"storage.k8s.io/CSIDriver": true,
	"storage.k8s.io/CSINode": true,
	"storage.k8s.io/StorageClass": true,
	"storage.k8s.io/VolumeAttachment": true,
	"storage.k8s.io/VolumeAttributesClass": true,
}

# --- what a constraint's match means -------------------------------------------------------------------------------------

# For certain.
is_meant(match) if {
	is_asked_for(match)
	is_in_scope(match)
	is_in_labelled_namespace(match)
}

# For all that is known.
may_be_meant(match) if {
	is_asked_for(match)
	may_be_in_scope(match)
	may_be_in_labelled_namespace(match)
}

is_asked_for(match) if {
	is_of_kind(match)
	is_named(match)
	is_labelled(match)
	is_in_namespace(match)
	is_in_no_excluded_namespace(match)
}

is_of_kind(match) if {
	count(object.get(match, "kinds", [])) == 0
} else if {
	some one in match.kinds
	is_one_of(head.kind, object.get(one, "kinds", []))
	is_one_of(group, object.get(one, "apiGroups", []))
}

is_one_of(word, words) if {
	count(words) == 0
} else if {
	some one in {"*", word}
	one in words
}

is_named(match) if {
	object.get(match, "name", "") == ""
} else if {
	fits(match.name, head.name)
} else if {
	endswith(match.name, "*")
	fits(match.name, head.generateName)
}

is_labelled(match) if {
	not match.labelSelector
} else if {
	selects(match.labelSelector, head.labels)
}

# What is outside of all namespaces is in any.
is_in_namespace(match) if {
	count(object.get(match, "namespaces", [])) == 0
} else if {
	not place
} else if {
	some pattern in match.namespaces
	fits(pattern, place)
}

is_in_no_excluded_namespace(match) if {
	not is_in_excluded_namespace(match)
}

is_in_excluded_namespace(match) if {
	some pattern in match.excludedNamespaces
	fits(pattern, place)
}

# A Namespace is in itself.
place := head.name if {
	is_namespace
} else := namespace

is_in_scope(match) if {
	not is_scope(match)
} else if {
	match.scope == "Cluster"
	is_of_cluster
} else if {
	match.scope == "Namespaced"
	is_namespaced
}

# Gatekeeper takes other words for none.
is_scope(match) if match.scope in {"Cluster", "Namespaced"}

may_be_in_scope(match) if {
	is_in_scope(match)
} else if {
	not is_of_cluster
	not is_namespaced
}

is_in_labelled_namespace(match) if {
	not match.namespaceSelector
} else if {
	is_namespace
	selects(match.namespaceSelector, head.labels)
} else if {
	is_of_cluster
	not is_namespace
} else if {
	not is_of_cluster
	selects(match.namespaceSelector, input.context.namespace.labels)
}

may_be_in_labelled_namespace(match) if {
	is_in_labelled_namespace(match)
} else if {
	not is_of_cluster
	not input.context.namespace
}

# A pattern begins or ends with a star, or both.
fits(pattern, text) if {
	pattern == text
} else if {
	startswith(pattern, "*")
	endswith(pattern, "*")
	contains(text, trim(pattern, "*"))
} else if {
	startswith(pattern, "*")
	endswith(text, trim_prefix(pattern, "*"))
} else if {
	endswith(pattern, "*")
	startswith(text, trim_suffix(pattern, "*"))
}

selects(selector, labels) if {
	every key, value in object.get(selector, "matchLabels", {}) {
		labels[key] == value
	}
	every one in object.get(selector, "matchExpressions", []) {
		holds(one.operator, object.keys(labels), labels, one)
	}
}

holds("In", _, labels, one) if labels[one.key] in one.values

holds("NotIn", keys, _, one) if not one.key in keys

holds("NotIn", _, labels, one) if not labels[one.key] in one.values

holds("Exists", keys, _, one) if one.key in keys

holds("DoesNotExist", keys, _, one) if not one.key in keys

# --- what is told --------------------------------------------------------------------------------------------------------

# A template's violation as one of ours. Gatekeeper knows none without a message.
violation(found) := object.union(
	{"message": message(found.msg), "path": pointer(object.get(found, "details", {}))},
	{"observed": details | details := found.details; details != {}},
)

message(text) := text if {
	is_string(text)
} else := json.marshal(text)

# Details may say where in the object it is: `spec.containers[0].image` or /spec/containers/0/image.
pointer(details) := $"/object/{concat("/", parts)}" if {
	some name in ["path", "field"]
	text := details[name]
	is_string(text)
	parts := [part | some part in split(translate(text), "/"); part != ""]
	count(parts) > 0
	object.get(input.object, [key(part) | some part in parts], null) != null
} else := "/object"

translate(text) := text if {
	startswith(text, "/")
} else := replace(replace(replace(text, ".", "/"), "[", "/"), "]", "")

# Places in lists are numbers.
key(part) := to_number(part) if {
	trim(part, "0123456789") == ""
} else := replace(replace(part, "~1", "/"), "~0", "~")

# What could not be told, of an object that a constraint may mean. `found` is what its template says.
unknown(match, found) := {"message": $"whether {title} is meant could not be told: {untold}", "path": "/object"} if {
	not is_meant(match)
	count(found) > 0
	may_be_meant(match)
}

# The template reads what the namespace says of itself.
unknown_namespace(match) := {
	"code": "NAMESPACE_UNKNOWN",
	"message": $"what the namespace of {title} says could not be asked for",
	"path": "/context/namespace",
} if {
	not is_of_cluster
	not input.context.namespace
	may_be_meant(match)
}

unknown_object(match) := {"message": $"{title} itself was not sent", "path": "/object"} if {
	not input.object
	may_be_meant(match)
}

# For templates that compare: what the object was before an update has nothing before it.
has_former if not is_update

has_former if input.formerObject

is_update if input.context.request.operation == "UPDATE"

unknown_former(match) := {"message": $"what {title} was before was not sent", "path": "/object"} if {
	not has_former
	may_be_meant(match)
}

title := $"{head.kind} {object.get(head, "name", "")}"

untold := "the labels of its namespace are not known" if {
	not input.context.namespace
} else := "whether it is in a namespace is not known"
