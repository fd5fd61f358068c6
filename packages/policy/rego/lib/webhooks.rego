# The webhooks of a configuration of admission, read once for all policies over them.
package hasp.lib.webhooks

import data.hasp.lib.objects

all[at] := {
	"name": object.get(webhook, "name", "?"),
	"must_answer": lower(object.get(webhook, "failurePolicy", "Fail")) != "ignore",
	"leaves_system_out": leaves_system_out(webhook),
	"vital": vital(webhook),
	"sees_secrets": sees_secrets(webhook),
	"seconds": object.get(webhook, "timeoutSeconds", 10),
	"url": object.get(client, "url", ""),
	"has_authority": object.get(client, "caBundle", "") != "",
} if {
	some at, webhook in objects.parts(input.object, "webhooks", "/object")
	client := objects.member(webhook, "clientConfig")
}

# A selector that asks for a label which kube-system does not have by itself, or leaves it out by its name.
leaves_system_out(webhook) if {
	some key, value in objects.member(objects.member(webhook, "namespaceSelector"), "matchLabels")
	not is_of_system(key, value)
} else if {
	some _, expression in objects.parts(objects.member(webhook, "namespaceSelector"), "matchExpressions", "")
	is_against_system(expression, object.get(expression, "operator", ""))
} else := false

is_of_system("kubernetes.io/metadata.name", "kube-system")

is_against_system(expression, "NotIn") if "kube-system" in objects.texts(expression, "values")

is_against_system(expression, "In") if not "kube-system" in objects.texts(expression, "values")

is_against_system(expression, "Exists") if expression.key != "kubernetes.io/metadata.name"

# Operators mark kube-system by labels of their own, which nobody here can read.
is_against_system(expression, "DoesNotExist") if expression.key != "kubernetes.io/metadata.name"

vital(webhook) := {resource |
	some _, rule in objects.parts(webhook, "rules", "")
	some group, resources in vital_resources
	is_of_group(rule, group)
	some resource in resources
	is_about(rule, resource)
}

vital_resources := {
	"": ["pods", "nodes", "services", "endpoints", "configmaps", "secrets", "serviceaccounts", "namespaces", "events"],
	"apps": ["deployments", "daemonsets", "statefulsets", "replicasets"],
	"coordination.k8s.io": ["leases"],
}

sees_secrets(webhook) if {
	some _, rule in objects.parts(webhook, "rules", "")
	is_of_group(rule, "")
	is_about(rule, "secrets")
	count(objects.member(webhook, "objectSelector")) == 0
} else := false

is_of_group(rule, group) if {
	some one in objects.texts(rule, "apiGroups")
	one in {group, "*"}
}

is_about(rule, resource) if {
	some one in objects.texts(rule, "resources")
	one in {resource, "*", "*/*"}
}
