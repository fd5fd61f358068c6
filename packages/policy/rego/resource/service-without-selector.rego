# METADATA
# scope: package
# title: Service without a selector
# description: |
#   Where such a Service leads is written by hand into endpoints, where no NetworkPolicy and no reviewer looks.
# custom:
#   id: service-without-selector
#   severity: low
#   subjects: [resource]
#   resources: [Service]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: warn
#   remediation: >-
#     Set `spec.selector` to the labels of the Pods that are meant.
#   references:
#     - CWE-441
package hasp.policies.resource.service_without_selector

import data.hasp.lib.exposure
import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} has no selector: its endpoints are written by hand",
	"path": "/object/spec",
	"observed": null,
} if {
	exposure.is_service
	objects.spec.type != "ExternalName"
	count(objects.member(objects.spec, "selector")) == 0
}

violations contains {
	"message": $"{objects.title} has no selector: its endpoints are written by hand",
	"path": "/object/spec",
	"observed": null,
} if {
	exposure.is_service
	not objects.spec.type
	count(objects.member(objects.spec, "selector")) == 0
}
