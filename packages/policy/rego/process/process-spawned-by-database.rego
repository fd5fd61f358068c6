# METADATA
# scope: package
# title: Database started another program
# description: |
#   Databases can be made to run commands by those who may log in to them; they have no need to.
# custom:
#   id: process-spawned-by-database
#   severity: high
#   subjects: [process]
#   events: [exec]
#   phases: [run]
#   enforcement: enforce
#   profiles:
#     recommended: warn
#     strict: enforce
#   remediation: >-
#     Find out which query did it; take the right from its user (COPY PROGRAM, sys_exec, system, xp_cmdshell). List helpers
#     in `allowedPrograms`.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1190
#     - MITRE T1059
#     - CWE-78
#   parameters:
#     type: object
#     properties:
#       databases:
#         type: array
#         items: {type: string}
#         description: Names of database servers.
#         default:
#           - clickhouse-server
#           - couchdb
#           - influxd
#           - mariadbd
#           - mongod
#           - mongos
#           - mysqld
#           - oracle
#           - postgres
#           - redis-server
#           - sqlplus
#           - sqlservr
#           - valkey-server
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: Programs that a database may start; shells are judged by `shell-spawned-by-server`.
#         default:
#           - ash
#           - bash
#           - csh
#           - dash
#           - fish
#           - ksh
#           - mksh
#           - rbash
#           - sh
#           - tcsh
#           - zsh
#           - wsrep_sst_common
#           - wsrep_sst_mariabackup
#           - wsrep_sst_rsync
#           - wsrep_sst_xtrabackup-v2
#           - pg_dump
#           - wal-g
#           - pgbackrest
#           - barman-wal-archive
package hasp.policies.process.process_spawned_by_database

import data.hasp.lib.executions
import data.hasp.lib.processes
import data.hasp.lib.servers

parameters := data.hasp.parameters["process-spawned-by-database"]

violations contains {
	"message": $"{parent.name} (pid {parent.pid}) started {executions.text}",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	parent := input.event.ancestry[0]
	processes.basename(parent) in parameters.databases
	not executions.is_program(parameters.databases)
	not executions.is_program(parameters.allowedPrograms)
	not servers.is_housekeeper(parent)
}
