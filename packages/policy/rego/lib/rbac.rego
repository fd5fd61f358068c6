# What roles allow and whom bindings mean, read once for all policies of the group rbac.
package hasp.lib.rbac

import data.hasp.lib.objects

# The roles and bindings that the API server makes for itself. Whoever else writes one under their names and label is judged.
is_builtin if {
	input.resource.labels["kubernetes.io/bootstrapping"] == "rbac-defaults"
	is_reserved
	not is_written_by_another
}

is_reserved if startswith(input.resource.name, "system:")

is_reserved if input.resource.name in {"cluster-admin", "admin", "edit", "view"}

is_written_by_another if {
	input.context.request
	not object.get(input.context.request, ["user", "name"], "") in {
		"system:apiserver",
		"system:serviceaccount:kube-system:clusterrole-aggregation-controller",
	}
}

# The rules of a role, with look-ups in the place of lists.
rules[at] := {
	"at": at,
	"verbs": looked_up(rule, "verbs"),
	"groups": looked_up(rule, "apiGroups"),
	"resources": looked_up(rule, "resources"),
	"names": objects.texts(rule, "resourceNames"),
	"urls": looked_up(rule, "nonResourceURLs"),
} if {
	not is_builtin
	some at, rule in objects.parts(input.object, "rules", "/object")
}

looked_up(rule, list) := {text: true | some text in objects.texts(rule, list)}

# A rule that allows everything says nothing of single rights: one policy finds it, and the others leave it alone.
allows_everything(rule) if {
	rule.verbs["*"]
	rule.resources["*"]
	rule.groups["*"]
}

# Which rules allow one of these verbs on one of these resources, which stand by their API groups, however the rule names them.
grants(verbs, wanted) := [grant |
	some _, rule in rules
	not allows_everything(rule)
	some group, resources in wanted
	is_named(rule.groups, group)
	used := [verb | some verb in verbs; is_named(rule.verbs, verb)]
	count(used) > 0
	reached := [resource | some resource in resources; is_reached(rule.resources, resource)]
	count(reached) > 0
	grant := {"at": rule.at, "does": $"{concat(", ", used)} {concat(", ", reached)}", "names": rule.names}
]

# The same, without the rules that are about objects named one by one.
wide_grants(verbs, wanted) := [grant |
	some grant in grants(verbs, wanted)
	count(grant.names) == 0
]

is_named(listed, _) if listed["*"]

is_named(listed, word) if listed[word]

is_reached(listed, resource) if is_named(listed, resource)

is_reached(listed, resource) if {
	parts := split(resource, "/")
	listed[$"*/{parts[1]}"]
}

# Whom a binding means. A service account may be named as the user that it is to the API server.
subjects[at] := meant(subject) if some at, subject in written_subjects

meant(subject) := {"kind": "ServiceAccount", "name": account[1], "namespace": account[0]} if {
	account := account_of(object.get(subject, "name", ""))
} else := object.union({"kind": "", "name": ""}, object.filter(subject, ["kind", "name", "namespace"]))

account_of(user) := array.slice(parts, 2, 4) if {
	parts := split(user, ":")
	array.slice(parts, 0, 2) == ["system", "serviceaccount"]
	count(parts) == 4
}

written_subjects[at] := subject if {
	not is_builtin
	some at, subject in objects.parts(input.object, "subjects", "/object")
}

role := object.union({"kind": "", "name": ""}, objects.member(input.object, "roleRef"))
