# METADATA
# scope: package
# title: Wallet of a cryptocurrency read
# description: |
#   Wallets are copied for the money that their keys move.
# custom:
#   id: wallet-file-read
#   severity: high
#   subjects: [file]
#   events: [open]
#   dispatch:
#     by: part
#     parameter: names
#   phases: [run]
#   enforcement: warn
#   profiles:
#     recommended: warn
#     strict: warn
#   remediation: >-
#     Move what the wallet holds to a new one; keep keys in a signing service.
#   references:
#     - NIST-800-190 4.4.4
#     - MITRE T1005
#     - MITRE T1552.004
#   parameters:
#     type: object
#     properties:
#       names:
#         type: array
#         items: {type: string}
#         description: >-
#           Names of wallets and of directories that hold them.
#         default:
#           - .atomic
#           - .bitcoin
#           - .bitmonero
#           - .electrum
#           - .ethereum
#           - .exodus
#           - .litecoin
#           - .solana
#           - .zcash
#           - wallet.dat
#           - wallets.dat
#       allowedPrograms:
#         type: array
#         items: {type: string}
#         description: >-
#           Programs that use wallets.
#         default:
#           - besu
#           - bitcoin-cli
#           - bitcoin-qt
#           - bitcoin-wallet
#           - bitcoind
#           - electrum
#           - elements
#           - geth
#           - litecoind
#           - monero-wallet-cli
#           - monero-wallet-rpc
#           - monerod
#           - nethermind
#           - solana
#           - solana-keygen
#           - solana-validator
#           - zcashd
package hasp.policies.file.wallet_file_read

import data.hasp.lib.executions
import data.hasp.lib.file_events

parameters := data.hasp.parameters["wallet-file-read"]

violations contains {
	"message": $"{input.event.process.name} read {input.event.path}",
	"path": "/event/path",
	"observed": input.event.path,
	"source": executions.source,
} if {
	file_events.is_read
	some name in split(input.event.path, "/")
	name in parameters.names
	not file_events.is_expected
	not executions.is_program(parameters.allowedPrograms)
}
