# METADATA
# scope: package
# title: Change in production outside of the window
# description: |
#   Changes are made when those who can mend them are there. Silent until days and hours are given.
# custom:
#   id: change-outside-window
#   severity: low
#   subjects: [access, workload]
#   phases: [deploy, run]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Make the change within the window, or list those who may at any time in `allowed`.
#   references:
#     - NIST-800-190 4.3.1
#   parameters:
#     type: object
#     properties:
#       days:
#         type: array
#         items: {type: string, enum: [mon, tue, wed, thu, fri, sat, sun]}
#         description: Days on which changes are made; none means that nothing is asked.
#         default: []
#       from:
#         type: string
#         description: Beginning of the window in UTC.
#         default: "08:00"
#       until:
#         type: string
#         description: End of the window in UTC.
#         default: "17:00"
#       allowed:
#         type: array
#         items: {type: string}
#         description: Users and groups that may at any time; `*` at the end stands for any end.
#         default: []
#       environments:
#         type: array
#         items: {type: string}
#         description: Environments that count as production.
#         default: [production, prod]
#       label:
#         type: string
#         description: Label of a namespace that names its environment.
#         default: "environment"
package hasp.policies.access.change_outside_window

import data.hasp.lib.accesses
import data.hasp.lib.dates
import data.hasp.lib.production

parameters := data.hasp.parameters["change-outside-window"]

violations contains {
	"message": $"{user.name} changes {what} at {substring(input.context.time, 0, 16)}, outside of the window",
	"path": "/context/time",
	"observed": input.context.time,
	"expected": {"days": parameters.days, "from": parameters.from, "until": parameters.until},
} if {
	count(parameters.days) > 0
	not startswith(user.name, "system:")
	production.is_in(parameters.environments, parameters.label)
	what := change
	not is_within
	not is_allowed
}

user := input.access.user if {
	input.access
} else := input.context.request.user

change := $"{input.access.resource.resource} {accesses.place}" if {
	accesses.is_change
	accesses.happened
} else := $"{input.workload.kind} {object.get(input.workload, "name", "*")}" if {
	input.context.request.operation in ["CREATE", "UPDATE"]
	input.workload
}

# Hours as `08:00`, in UTC, sort as time does.
is_within if {
	names[dates.day_number(input.context.time) % 7] in parameters.days
	hour := substring(input.context.time, 11, 5)
	hour >= parameters.from
	hour < parameters.until
}

# The first day of 1970 was a Thursday.
names := ["thu", "fri", "sat", "sun", "mon", "tue", "wed"]

is_allowed if {
	some name in parameters.allowed
	some text in array.concat([user.name], user.groups)
	accesses.fits(name, text)
}
