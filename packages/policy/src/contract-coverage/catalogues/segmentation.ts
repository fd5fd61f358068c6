import type { Catalogue } from "./catalogue.ts";

const request = (...members: readonly string[]) => ({
  request: members.map((member) => `request.${member}`),
});
const event = (...members: readonly string[]) => ({
  network: members.map((member) => `event.${member}`),
});

/** What rules over traffic read: NetworkPolicy, Cilium's and Istio's, NeuVector's. */
export const segmentation: Catalogue = {
  name: "Segmentation and layer 7",
  source:
    "fields of NetworkPolicy, CiliumNetworkPolicy, Istio's AuthorizationPolicy, NeuVector's network rules",
  unit: "field",
  entries: [
    {
      name: "direction, protocol, ports",
      events: ["network/connect", "network/accept"],
      reads: event("direction", "protocol", "source.port", "destination.port"),
    },
    {
      name: "address blocks",
      events: ["network/connect", "network/accept"],
      reads: event("source.address", "destination.address"),
    },
    {
      name: "listening sockets",
      events: ["network/listen"],
      reads: event("source.port", "protocol"),
    },
    {
      name: "workload and labels of the peer",
      events: ["network/connect", "network/accept"],
      reads: event("destination.workload", "destination.labels.*", "source.labels.*"),
    },
    {
      name: "labels of the peer's namespace",
      events: ["network/connect", "network/accept"],
      reads: event("source.namespaceLabels.*", "destination.namespaceLabels.*"),
    },
    {
      name: "Services and entities (node, API server, internet)",
      events: ["network/connect"],
      reads: event("destination.service", "destination.entity"),
    },
    {
      name: "DNS names",
      events: ["network/connect", "network/dns"],
      reads: event("destination.names[]", "dns.question", "dns.answers[]"),
    },
    { name: "server name of TLS", events: ["network/tls"], reads: event("tls.sni") },
    {
      name: "flows with their counts",
      events: ["network/flow"],
      reads: event("flow.bytes", "flow.packets", "flow.first", "count"),
    },
    {
      name: "ICMP types",
      events: ["network/send"],
      reads: event("protocol"),
      lacks:
        "the protocol is carried, its types are not: no rule of the other catalogues reads them",
    },
    {
      name: "HTTP method, host, path, query, headers",
      reads: request("method", "host", "pathSegments[]", "query.*", "headers.*"),
    },
    { name: "HTTP body", reads: request("body", "bodyTruncated") },
    { name: "gRPC service and method", reads: request("protocol", "path") },
    { name: "who calls: proven name (mTLS, SPIFFE)", reads: request("source.principal") },
    { name: "who calls: claims of a token", reads: request("source.jwt.*") },
    {
      name: "who calls: address, workload, namespace",
      reads: request("source.address", "source.workload", "source.namespaceLabels.*"),
    },
    { name: "server name of the connection", reads: request("sni", "route") },
    {
      name: "the called workload",
      reads: { request: ["workload.namespace", "workload.labels.*", "request.destination.port"] },
    },
    {
      name: "Kafka topic and client",
      reads: request("protocol", "method"),
      lacks: "no authorizer that Hasp answers to speaks Kafka: topic and client id have no member",
    },
    {
      name: "patterns in packets (WAF, DLP)",
      reads: request("body"),
      lacks: "bodies of requests are carried up to a limit; packets of other protocols are not",
    },
  ],
};
