# METADATA
# scope: package
# title: Credential in the values of a release
# description: |
#   Values and parameters of Helm releases, Argo CD applications and the like lie in a repository and in the cluster as plain
#   objects. Whoever may read the object reads the credential, and it outlives its rotation there. The value never appears in
#   the violation.
# custom:
#   id: credential-in-values
#   severity: high
#   subjects: [resource]
#   resources: [HelmRelease, HelmChart, HelmChartConfig, Application, ApplicationSet, Kustomization]
#   phases: [build, deploy]
#   needs: [object]
#   enforcement: {build: warn, deploy: warn}
#   profiles:
#     recommended: {build: warn, deploy: warn}
#     strict: enforce
#   remediation: >-
#     Rotate the credential; take the value from a Secret (`valuesFrom` of a HelmRelease, `existingSecret` of the chart) or from
#     an external store.
#   references:
#     - NIST-800-190 4.1.4
#     - CIS-Kubernetes-1.10.0 5.4.2
#     - MITRE T1552.001
#     - CWE-312
#     - CWE-798
package hasp.policies.secrets_management.credential_in_values

import data.hasp.lib.credentials
import data.hasp.lib.object_credentials

violations contains {
	"message": $"{input.resource.kind} {object.get(input.resource, "name", "*")} has {what} at {path}",
	"path": path,
	"observed": "(redacted)",
} if {
	some found in [object_credentials.found, object_credentials.found_by_name]
	some path, what in found
}

# Values that are written as one text.
violations contains {
	"message": $"{input.resource.kind} {object.get(input.resource, "name", "*")} has {what} at {path}, as {name}",
	"path": path,
	"observed": {"name": name, "value": "(redacted)"},
} if {
	some path, text in texts
	count(text) <= largest
	some line in split(text, "\n")
	[name, value] := setting(line)
	what := credentials.secret(name, value)
	not name in credentials.parameters.allowedNames
	not object_credentials.names_a_secret(name, value)
	not credentials.is_deferred(value)
}

unknowns contains {
	"code": "SECRETS_INCOMPLETE",
	"message": $"values of {count(text)} characters were not searched for credentials",
	"path": path,
} if {
	some path, text in texts
	count(text) > largest
}

texts[path] := text if {
	some path, parts in {
		"/object/spec/source/helm/values": ["spec", "source", "helm", "values"],
		"/object/spec/valuesContent": ["spec", "valuesContent"],
		"/object/spec/template/spec/source/helm/values": ["spec", "template", "spec", "source", "helm", "values"],
	}
	text := object.get(input.object, parts, null)
	is_string(text)
}

texts[$"/object/spec/sources/{i}/helm/values"] := text if {
	some i, source in input.object.spec.sources
	text := source.helm.values
	is_string(text)
}

# Taking a text apart costs some hundred times its size in memory.
largest := 131072

setting(line) := [trim(substring(line, 0, at), " -\t\"'"), value] if {
	at := indexof(line, ":")
	at > 0
	not startswith(trim(line, " \t"), "#")
	value := trim(trim(substring(line, at + 1, -1), " \t\r"), "\"'")
	value != ""
}
