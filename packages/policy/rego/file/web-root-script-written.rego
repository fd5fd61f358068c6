# METADATA
# scope: package
# title: Script written to where a web server runs it
# description: |
#   A script in the web root runs when somebody asks for it: a web shell is one file.
# custom:
#   id: web-root-script-written
#   severity: high
#   subjects: [file]
#   events: [open, create, rename, link, symlink]
#   dispatch:
#     by: path
#     parameter: paths
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Look at the script and replace the container; mount the web root read-only and give uploads a directory in
#     which nothing is run.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1505.003
#     - CWE-434
#   parameters:
#     type: object
#     properties:
#       paths:
#         type: array
#         items: {type: string}
#         description: >-
#           Files and directories that are watched.
#         default:
#           - /var/www
#           - /srv/www
#           - /usr/share/nginx/html
#           - /usr/local/apache2/htdocs
#           - /usr/local/apache2/cgi-bin
#           - /usr/lib/cgi-bin
#           - /usr/local/tomcat/webapps
#           - /var/lib/tomcat9/webapps
#           - /var/lib/tomcat10/webapps
#           - /opt/tomcat/webapps
#           - /app/public
#           - /opt/bitnami
#       suffixes:
#         type: array
#         items: {type: string}
#         description: >-
#           Ends of names of what a web server runs, in lower case.
#         default: [.php, .php5, .php7, .phar, .phtml, .jsp, .jspx, .war, .asp, .aspx, .ashx, .cgi, .pl, .cfm]
package hasp.policies.file.web_root_script_written

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["web-root-script-written"]

violations contains {
	"message": $"{input.event.process.name} {file_events.verb} {path}",
	"path": pointer,
	"observed": path,
	"source": executions.source,
} if {
	some pointer, path in file_events.written
	file_events.is_below(path, parameters.paths)
	file_events.has_suffix(lower(path), parameters.suffixes)
	not file_events.is_installing
	not file_events.is_expected
}
