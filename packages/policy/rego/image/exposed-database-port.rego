# METADATA
# scope: package
# title: Image exposes a database port
# description: |
#   A database that is reachable beside the program in front of it is what is asked first after a break-in. Images that are databases are an exception.
# custom:
#   id: exposed-database-port
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Keep the database in an image of its own, and open its port only to its clients by a network policy.
#   references:
#     - CIS-Docker-1.6.0 5.8
#     - NIST-800-190 4.1.2
#   parameters:
#     type: object
#     properties:
#       ports:
#         type: array
#         items: {type: integer, minimum: 1, maximum: 65535}
#         description: The ports that are found.
#         default: [1433, 1521, 2379, 3306, 5432, 5984, 6379, 7000, 9042, 9200, 11211, 27017]
package hasp.policies.image.exposed_database_port

import data.hasp.lib.exposed_ports

parameters := data.hasp.parameters["exposed-database-port"]

violations contains exposed_ports.violation(i, $"the image exposes {range.text}, a database port: {port}") if {
	some i, range in exposed_ports.ranges
	some port in parameters.ports
	port >= range.from
	port <= range.to
}
