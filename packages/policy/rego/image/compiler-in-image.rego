# METADATA
# scope: package
# title: Compiler in an image
# description: |
#   With a compiler an intruder builds what fits the machine, and the image carries what only its build needed.
# custom:
#   id: compiler-in-image
#   severity: low
#   subjects: [image]
#   phases: [build, deploy, run]
#   needs: [packages]
#   enforcement: {build: warn, deploy: warn, run: audit}
#   profiles:
#     strict: {build: warn, deploy: warn, run: audit}
#   remediation: >-
#     Compile in a build stage and copy the result into a final stage without a compiler.
#   references:
#     - CIS-Docker-1.6.0 4.3
#     - NIST-800-190 4.1.2
#     - MITRE T1027.004
#   parameters:
#     type: object
#     properties:
#       packages:
#         type: array
#         items: {type: string}
#         description: The packages that are found, by name.
#         default:
#           - build-base
#           - build-essential
#           - clang
#           - cpp
#           - g++
#           - gcc
#           - go
#           - golang-go
#           - make
#           - musl-dev
#           - openjdk-17-jdk
#           - rustc
#           - tcc
package hasp.policies.image.compiler_in_image

import data.hasp.lib.packages

parameters := data.hasp.parameters["compiler-in-image"]

violations contains packages.violation(i, found, $"the compiler or build tool {found.name} {found.version} is in the image") if {
	some i, found in packages.named(parameters.packages)
}
