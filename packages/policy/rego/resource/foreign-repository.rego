# METADATA
# scope: package
# title: Deployment from a foreign repository
# description: |
#   Flux and Argo CD apply whatever the repository holds, so its owner may run anything in the cluster.
# custom:
#   id: foreign-repository
#   severity: high
#   subjects: [resource]
#   resources: [GitRepository, HelmRepository, OCIRepository, Bucket, Application, AppProject]
#   needs: [object]
#   phases: [build, deploy]
#   enforcement: audit
#   profiles:
#     strict: enforce
#   remediation: >-
#     Use a repository under one of `allowed`, or add its beginning there.
#   references:
#     - NIST-800-190 4.2.1
#     - MITRE T1195.002
#     - CWE-829
#   parameters:
#     type: object
#     properties:
#       allowed:
#         type: array
#         items: {type: string}
#         description: Beginnings of the URLs of repositories that may be used (`https://git.example.com/`). Empty allows every one but `*` of an AppProject.
#         default: []
package hasp.policies.resource.foreign_repository

import data.hasp.lib.objects

violations contains {
	"message": $"{objects.title} takes its objects from {url}",
	"path": path,
	"observed": url,
	"expected": allowed,
} if {
	some path, url in urls
	is_foreign(url)
}

# Flux
urls["/object/spec/url"] := objects.spec.url

urls["/object/spec/endpoint"] := objects.spec.endpoint

# Argo CD
urls["/object/spec/source/repoURL"] := objects.spec.source.repoURL

urls[$"{at}/repoURL"] := source.repoURL if {
	some at, source in objects.parts(objects.spec, "sources", "/object/spec")
}

urls[path] := url if {
	some path, url in objects.items(object.get(objects.spec, "sourceRepos", []), "/object/spec/sourceRepos")
}

is_foreign("*")

is_foreign(url) if {
	count(allowed) > 0
	url != "*"
	not is_allowed(url)
}

is_allowed(url) if {
	some beginning in allowed
	startswith(url, beginning)
}

allowed := data.hasp.parameters["foreign-repository"].allowed
