import { canonicalJson, type ImageFacts } from "@hasp/core";
import type { Input } from "@hasp/policy";

type Finding = ImageFacts["findings"][number];

const time = "2026-11-24T00:00:00.000Z";
const layer = `sha256:${"1f".repeat(32)}` as const;
const severities = ["low", "medium", "high", "critical"] as const;

/** A Debian image with so many findings; of every third a fix is there. */
export function imageInput(count: number): Input {
  const findings = Array.from({ length: count }, (_, number) => finding(number));
  // as the cache of scans keeps it: keys in order
  return inOrder({
    contract: 1,
    phase: "build",
    kind: "image",
    context: { time },
    image: {
      reference: "registry.example/shop/app:1.0",
      digest: `sha256:${"2e".repeat(32)}`,
      id: `sha256:${"3d".repeat(32)}`,
      platform: { os: "linux", architecture: "amd64" },
      createdAt: time,
      scannedAt: time,
      config: {
        user: "1000",
        env: [{ name: "PATH", value: "/usr/bin:/bin" }],
        entrypoint: ["/app"],
        cmd: [],
        exposedPorts: ["8080/tcp"],
        volumes: [],
        labels: { "org.opencontainers.image.source": "https://git.example/shop/app" },
        healthcheck: false,
      },
      layers: [{ digest: layer, diffId: layer, size: 80_000_000 }],
      distribution: { id: "debian", versionId: "12", codename: "bookworm" },
      findings,
      packages: findings.map(({ package: { type, name, version, purl } }) => ({
        type,
        name,
        version,
        purl,
        path: "var/lib/dpkg/status",
        layer,
        licenses: ["GPL-2.0-or-later"],
      })),
      secrets: [],
      tools: [{ kind: "shell", path: "usr/bin/dash", layer }],
      coverage: [{ ecosystem: "debian:12", packages: count, state: "matched", updatedAt: time }],
      problems: [],
    },
  });
}

function inOrder(input: Input): Input {
  return JSON.parse(canonicalJson(input)) as Input;
}

function finding(number: number): Finding {
  const name = `libbench${number}`;
  const purl = `pkg:deb/debian/${name}@1.0-1?distro=debian-12`;
  return {
    id: `CVE-2024-${10_000 + number}`,
    aliases: [],
    severity: severities[number % severities.length] ?? "low",
    title: "A flaw that lets somebody do what nobody should",
    package: { type: "deb", name, version: "1.0-1", purl },
    path: "var/lib/dpkg/status",
    layer,
    fix:
      number % 3 === 0
        ? { state: "fixed", version: "1.0-2", publishedAt: "2024-02-01T00:00:00.000Z" }
        : { state: "not-fixed" },
    publishedAt: "2024-01-01T00:00:00.000Z",
    feed: "debian",
  };
}
