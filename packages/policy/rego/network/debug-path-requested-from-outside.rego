# METADATA
# scope: package
# title: Path for administration asked for from outside
# description: |
#   Such paths show memory, settings and credentials or run commands; they are meant for operators, and scanners ask
#   for them first.
# custom:
#   id: debug-path-requested-from-outside
#   severity: medium
#   subjects: [request]
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Serve such paths at another port that no Ingress leads to, or refuse them in the proxy.
#   references:
#     - NIST-800-190 4.4.2
#     - MITRE T1190
#     - MITRE T1595.003
#     - CWE-489
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Paths in lower case; what lies below them counts too.
#         default:
#           - /actuator
#           - /debug/pprof
#           - /debug/vars
#           - /debug/requests
#           - /server-status
#           - /server-info
#           - /phpinfo.php
#           - /phpmyadmin
#           - /adminer.php
#           - /manager/html
#           - /host-manager
#           - /jolokia
#           - /h2-console
#           - /druid/index.html
#           - /solr/admin
#           - /console/login
#           - /_cat
#           - /_cluster
#           - /_nodes
#           - /_search/template
#           - /api/v1/namespaces
#           - /api/v1/nodes
#           - /api/v1/secrets
#           - /runningpods
#           - /stats/summary
#           - /containers/json
#           - /v1.24/containers
#           - /v1.40/containers
#           - /swagger-resources
#           - /telescope
#           - /horizon/api
#           - /_profiler
#           - /_ignition/execute-solution
#           - /metrics
#           - /prometheus/metrics
#           - /heapdump
#           - /threaddump
#           - /trace.axd
#           - /elmah.axd
#           - /wp-admin/install.php
#           - /cgi-bin
package hasp.policies.network.debug_path_requested_from_outside

import data.hasp.lib.requests

parameters := data.hasp.parameters["debug-path-requested-from-outside"]

violations contains {
	"message": $"{requests.who} asked for {requests.shown}",
	"path": "/request/path",
	"observed": requests.shown,
	"source": requests.source,
} if {
	requests.is_from_outside
	requests.is_below(parameters.paths)
}
