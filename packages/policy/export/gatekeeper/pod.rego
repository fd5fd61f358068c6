# What a Pod says once for all its containers.
package hasp.review.pod

import data.hasp.review.object as reviewed
import data.hasp.review.security
import data.hasp.review.values

shape(spec, metadata, at) := object.union_n([
	values.renamed(spec, names),
	{
		"at": at,
		"annotations": reviewed.written(object.get(metadata, "annotations", {})),
		"labels": object.get(metadata, "labels", {}),
		"nodeSelector": object.get(spec, "nodeSelector", {}),
		"hostAliases": [{"ip": one.ip, "hostnames": object.get(one, "hostnames", [])} | some one in object.get(spec, "hostAliases", [])],
		"imagePullSecrets": [object.get(one, "name", "") | some one in object.get(spec, "imagePullSecrets", [])],
		"readinessGates": [one.conditionType | some one in object.get(spec, "readinessGates", [])],
		"resourceClaims": [values.renamed(one, claims) | some one in object.get(spec, "resourceClaims", [])],
		"security": security.of_pod(object.get(spec, "securityContext", {})),
		"tolerations": [object.filter(one, ["effect", "key", "operator", "tolerationSeconds", "value"]) |
			some one in object.get(spec, "tolerations", [])
		],
		"topologySpread": [object.filter(one, ["maxSkew", "topologyKey", "whenUnsatisfiable"]) |
			some one in object.get(spec, "topologySpreadConstraints", [])
		],
	},
	{"dnsConfig": dns(config) | config := spec.dnsConfig},
	{"os": name | name := spec.os.name},
	{"resources": values.resources(resources) | resources := spec.resources},
	{"serviceAccount": name | name := account(spec)},
])

account(spec) := spec.serviceAccountName if {
	object.get(spec, "serviceAccountName", "") != ""
} else := spec.serviceAccount if {
	spec.serviceAccount != ""
}

dns(config) := object.union(
	object.filter(config, ["nameservers", "searches"]),
	{"options": [object.filter(one, ["name", "value"]) | some one in options] | options := config.options},
)

claims := {"name": "name", "claim": "resourceClaimName", "template": "resourceClaimTemplateName"}

names := {
	"activeDeadlineSeconds": "activeDeadlineSeconds",
	"affinity": "affinity",
	"automountServiceAccountToken": "automountServiceAccountToken",
	"dnsPolicy": "dnsPolicy",
	"enableServiceLinks": "enableServiceLinks",
	"hostIPC": "hostIPC",
	"hostNetwork": "hostNetwork",
	"hostPID": "hostPID",
	"hostUsers": "hostUsers",
	"hostname": "hostname",
	"nodeName": "nodeName",
	"priorityClass": "priorityClassName",
	"restartPolicy": "restartPolicy",
	"runtimeClass": "runtimeClassName",
	"schedulerName": "schedulerName",
	"setHostnameAsFQDN": "setHostnameAsFQDN",
	"shareProcessNamespace": "shareProcessNamespace",
	"terminationGraceSeconds": "terminationGracePeriodSeconds",
}
