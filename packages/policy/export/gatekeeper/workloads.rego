# Which objects run Pods, and where each kind holds its Pod.
package hasp.review.workloads

import data.hasp.review.kinds
import data.hasp.review.object as reviewed

rows := [one |
	some one in kinds.known[reviewed.clean.kind]
	reviewed.group in one.groups
]

# Kinds that hold their Pods in several places, or as nobody else does, are judged by no template.
row := rows[0] if rows[0].path

is_workload if row.strict

is_workload if object.get(reviewed.clean, array.concat(row.path, ["spec"]), null) != null

# One that says nothing of its Pods runs those of its platform.
may_run_pods if {
	rows[0]
	not row
}

may_run_pods if is_workload
