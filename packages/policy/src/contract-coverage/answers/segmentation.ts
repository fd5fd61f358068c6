import { type AnsweredCatalogue, answer, none } from "./answer.ts";

/** Fields of rules over traffic, each with policies that read it. */
export const segmentationAnswers: AnsweredCatalogue = {
  name: "Segmentation and layer 7",
  source:
    "fields of NetworkPolicy, CiliumNetworkPolicy, Istio's AuthorizationPolicy, NeuVector's network rules",
  unit: "field",
  answers: [
    answer(
      "direction, protocol, ports",
      "inbound-source-not-allowed namespace-connection-not-allowed unexpected-udp-port clear-text-protocol-used",
    ),
    answer(
      "address blocks",
      "connection-outside-local-subnets inbound-source-not-allowed destination-not-allowed",
    ),
    answer("listening sockets", "unexpected-listening-port"),
    answer(
      "workload and labels of the peer",
      "namespace-connection-not-allowed cross-tenant-connection production-development-connection",
    ),
    answer(
      "labels of the peer's namespace",
      "cross-tenant-connection production-development-connection",
    ),
    answer(
      "Services and entities (node, API server, internet)",
      "node-port-contacted kubernetes-api-contacted internet-connection-of-internal-workload",
    ),
    answer(
      "DNS names",
      "encrypted-dns-used dns-tunnel-suspected destination-not-allowed miner-pool-contacted tor-contacted callback-service-contacted dynamic-dns-contacted tunnel-service-contacted paste-site-contacted",
    ),
    answer("server name of TLS", "encrypted-dns-used destination-not-allowed"),
    answer("flows with their counts", "large-transfer-to-internet"),
    none("ICMP types", "the event carries the protocol, not its types"),
    answer(
      "HTTP method, host, path, query, headers",
      "request-not-allowed debug-path-requested-from-outside path-traversal-requested metadata-address-requested ambiguous-body-length unusual-method-requested unknown-host-requested",
    ),
    answer("HTTP body", "request-body-not-seen graphql-schema-requested"),
    answer("gRPC service and method", "request-not-allowed grpc-reflection-requested"),
    answer("who calls: proven name (mTLS, SPIFFE)", "request-not-allowed unauthenticated-request"),
    answer("who calls: claims of a token", "token-claims-not-met"),
    answer(
      "who calls: address, workload, namespace",
      "namespace-connection-not-allowed request-not-allowed clear-text-request-between-namespaces",
    ),
    answer("server name of the connection", "unknown-host-requested server-name-not-the-host"),
    answer("the called workload", "request-not-allowed"),
    none("Kafka topic and client", "no authorizer that Hasp answers to speaks Kafka"),
    answer("patterns in packets (WAF, DLP)", "sql-injection-requested lookup-injection-requested"),
  ],
};
