# METADATA
# scope: package
# title: Compiler run in a container
# description: |
#   Exploits are compiled where they run, to fit the kernel there.
# custom:
#   id: compiler-executed
#   severity: low
#   subjects: [process]
#   events: [exec]
#   dispatch:
#     by: name
#     parameter: programs
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: audit
#     strict: warn
#   remediation: >-
#     Build in another stage and take the compiler out of the image. List images that compile at run time (notebooks,
#     inductors) in `allowedImages`.
#   references:
#     - NIST-800-190 4.4.4
#     - CIS-Docker-1.6.0 4.3
#     - MITRE T1027.004
#   parameters:
#     type: object
#     properties:
#       programs:
#         type: array
#         items: {type: string}
#         description: Names of programs that it is asked about.
#         default:
#           - as
#           - c++
#           - cc
#           - cc1
#           - cc1plus
#           - clang
#           - clang++
#           - cmake
#           - g++
#           - gcc
#           - gcc-12
#           - gcc-13
#           - gcc-14
#           - gfortran
#           - go
#           - javac
#           - ld
#           - llc
#           - make
#           - ninja
#           - rustc
#           - tcc
#           - x86_64-linux-gnu-gcc
#       allowedImages:
#         type: array
#         items: {type: string}
#         description: Globs over registry/repository, alone or with `:tag` or `@digest`, of images in which it is expected.
#         default: []
package hasp.policies.process.compiler_executed

import data.hasp.lib.executions
import data.hasp.lib.occasions

parameters := data.hasp.parameters["compiler-executed"]

violations contains {
	"message": $"{executions.text} was run in a container",
	"path": "/event/process",
	"observed": executions.shown,
	"source": executions.source,
} if {
	input.container
	not is_question
	not occasions.is_ordinary
	not occasions.is_of_package
	not executions.is_image(parameters.allowedImages)
}

is_question if {
	some option in executions.options
	option in {"--version", "-v", "-V", "-dumpversion", "-dumpmachine", "-print-search-dirs", "-print-multi-os-directory", "--help", "-print-prog-name=ld"}
}

# Python finds libraries so (ctypes.util.find_library).
is_question if contains(executions.line, "-wl,-t")

is_question if {
	executions.is_program({"ld"})
	"-t" in executions.arguments
}
