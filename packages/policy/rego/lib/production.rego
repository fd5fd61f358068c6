# Whether a subject is in production, as the operator's environment or a label of its namespace says.
package hasp.lib.production

is_in(environments, label) if {
	input.context.environment in environments
} else if {
	input.context.namespace.labels[label] in environments
}

# Nothing says what environment it is.
is_unknown(label) if {
	not input.context.environment
	not input.context.namespace.labels[label]
}
