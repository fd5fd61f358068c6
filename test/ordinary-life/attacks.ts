import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Input } from "@hasp/policy";

/** One event for each policy over events that the profile `recommended` has: the smallest that its own tests find. */
export function attacks(): readonly (readonly [policy: string, input: Input])[] {
  return readFileSync(join(import.meta.dirname, "attacks.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as [string, Input]);
}

/** Some policies find nothing until somebody says what is allowed. */
export const attackSettings = {
  profile: "recommended",
  policies: {
    "connection-outside-local-subnets": { parameters: { namespaces: ["shop"] } },
    "destination-not-allowed": {
      parameters: { rules: [{ namespaces: ["shop"], names: ["api.example"], networks: [] }] },
    },
    "dns-server-not-allowed": { parameters: { servers: ["10.96.0.10/32"] } },
    "inbound-source-not-allowed": {
      parameters: { rules: [{ namespaces: ["shop"], sources: ["10.0.0.0/24"] }] },
    },
    "namespace-connection-not-allowed": { parameters: { allowed: [{ from: "shop", to: "db" }] } },
    "request-not-allowed": {
      parameters: { rules: [{ namespaces: ["shop"], methods: ["GET"] }] },
    },
    "unknown-host-requested": { parameters: { hosts: ["shop.example"] } },
  },
};
