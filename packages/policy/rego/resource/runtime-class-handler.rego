# METADATA
# scope: package
# title: RuntimeClass with a handler that is not allowed
# description: |
#   The handler decides what confines the Pods of the class; one that nobody reviewed may confine nothing.
# custom:
#   id: runtime-class-handler
#   severity: low
#   subjects: [resource]
#   resources: [RuntimeClass]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: warn
#   profiles:
#     strict: warn
#   remediation: >-
#     Use one of the handlers in `allowed`.
#   references:
#     - MITRE T1611
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Handlers that may be used; empty allows all of them.
#         default: []
package hasp.policies.resource.runtime_class_handler

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} runs Pods by the handler {handler}",
	"path": "/object/handler",
	"observed": handler,
	"expected": allowed,
} if {
	count(allowed) > 0
	handler := input.object.handler
	not handler in allowed
}

allowed := data.hasp.parameters["runtime-class-handler"].allowed
