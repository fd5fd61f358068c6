# What is known of the objects beside a workload or an object: what was sent, and whether all of it was.
package hasp.lib.related

# Whether all there is of it was sent.
is_told(name) if {
	input.related.complete
	name in object.keys(input.related)
}

# Whether the cluster may hold more of it than was sent. Manifests never are all there is, and say what they say: the same policy asks
# again at deployment.
may_be_more(name) if {
	not is_told(name)
	not is_of_files(name)
}

is_of_files(name) if {
	input.related.source == "files"
	name in object.keys(input.related)
}

value(name, otherwise) := object.get(object.get(input, "related", {}), name, otherwise)

# The service account of a workload, by the default of Kubernetes.
account_name := object.get(input.workload.pod, "serviceAccount", "default")
