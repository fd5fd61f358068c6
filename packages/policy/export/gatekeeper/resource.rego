# The input for an object that runs no Pods.
package hasp.review.resource

import data.hasp.review.object as reviewed
import data.hasp.review.workloads

subject := {
	"contract": 1,
	"phase": "deploy",
	"kind": "resource",
	"context": reviewed.context,
	"resource": object.union(
		reviewed.head,
		{"subresource": one | one := reviewed.subresource},
	),
	"object": reviewed.raw,
	"parameters": object.get(input, "parameters", {}),
} if {
	reviewed.is_judged
	not workloads.may_run_pods
}
