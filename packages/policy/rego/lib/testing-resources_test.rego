# Objects that tests of policies over resources are about.
package hasp.testing

# A role that holds everywhere, with these rules.
cluster_role(rules) := resource({
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRole",
	"metadata": {"name": "web"},
	"rules": rules,
})

# A rule of the core group unless it says another.
rule(verbs, resources, changes) := object.union({"apiGroups": [""], "verbs": verbs, "resources": resources}, changes)

# What gives a ClusterRole to somebody everywhere.
binding(subjects, role) := resource({
	"apiVersion": "rbac.authorization.k8s.io/v1",
	"kind": "ClusterRoleBinding",
	"metadata": {"name": "web"},
	"subjects": subjects,
	"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": role},
})

# An object of a kind with this spec.
with_spec(api_version, kind, spec) := resource({"apiVersion": api_version, "kind": kind, "metadata": {"name": "web"}, "spec": spec})

# What a policy over resources says in its messages.
messages(violations) := {violation.message | some violation in violations}
