# Who does what to the API of Kubernetes, in words that the policies over access share.
package hasp.lib.accesses

# What somebody asked for and got, or what nobody refused yet.
happened if not failed

failed if input.access.code >= 400

# The resource with its subresource: `pods/exec`.
target := $"{input.access.resource.resource}/{input.access.subresource}" if {
	input.access.subresource
} else := input.access.resource.resource

user := input.access.user

# Whether it is somebody and no part of the cluster: neither a component nor a service account.
is_person if {
	not startswith(user.name, "system:")
	not is_component
}

is_component if {
	some group in user.groups
	group in ["system:nodes", "system:serviceaccounts"]
}

is_service_account if startswith(user.name, "system:serviceaccount:")

# Reads and changes, whatever the webhook or the audit log calls them.
is_read if input.access.verb in ["get", "list", "watch"]

is_change if input.access.verb in ["create", "update", "patch", "delete", "deletecollection"]

# Whether a name or group of the user is among those listed; `*` at the end stands for any end.
is_one_of(names) if {
	some name in names
	fits(name, user.name)
} else if {
	some name in names
	some group in user.groups
	fits(name, group)
}

fits(name, text) if {
	name == text
} else if {
	endswith(name, "*")
	startswith(text, trim_suffix(name, "*"))
}

# Whether it is in one of these namespaces; an empty list means all.
is_in(namespaces) if {
	count(namespaces) == 0
} else if {
	input.access.namespace in namespaces
}

# What a message says of the user.
told := $"{user.name} as {input.access.impersonated.name}" if {
	input.access.impersonated
} else := user.name

place := $"{input.access.namespace}/{object.get(input.access, "name", "*")}" if {
	input.access.namespace
} else := object.get(input.access, "name", "*")
