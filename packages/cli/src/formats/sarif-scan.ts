import type { Finding, ImageFacts, Secret } from "@hasp/core";
import type { Location, Result, Run } from "sarif";
import type { ScanReport } from "./report.ts";
import { fingerprint, type Rule, toRun, toUri } from "./sarif-run.ts";
import { scanNotices } from "./scan-notices.ts";

/** Findings and secrets as results. */
export function scanRun({ image }: ScanReport): Run {
  const results = [
    ...image.findings.map((finding) => ({
      rule: findingRule(finding),
      result: findingResult(image, finding),
    })),
    ...image.secrets.map((secret) => ({
      rule: secretRule(secret),
      result: secretResult(image, secret),
    })),
  ];
  return toRun(results, scanNotices(image));
}

function findingRule({ id, severity, title }: Finding): Rule {
  return { id, severity, title: title ?? id, help: `Update the packages that ${id} affects.` };
}

function findingResult(image: ImageFacts, finding: Finding): Result {
  const { id, package: found, fix, path, layer } = finding;
  const remedy = fix.version ? `fixed in ${fix.version}` : `fix: ${fix.state}`;
  return {
    message: { text: `${found.name} ${found.version} is affected by ${id} (${remedy})` },
    locations: [locationOf(image, path, layer)],
    partialFingerprints: fingerprint(id, found.purl, path),
    properties: { purl: found.purl, fix, feed: finding.feed },
  };
}

function secretRule({ rule, title, severity }: Secret): Rule {
  return {
    id: rule,
    severity,
    title,
    help: "Revoke the credential, and build the image without it: deleting it in a later layer leaves it in the image.",
  };
}

function secretResult(image: ImageFacts, secret: Secret): Result {
  const { rule, title, path, line, layer, redacted } = secret;
  return {
    message: { text: `${title}: ${redacted}` },
    locations: [locationOf(image, path, layer, line)],
    partialFingerprints: fingerprint(rule, path, redacted),
  };
}

function locationOf(image: ImageFacts, path: string, layer?: string, line?: number): Location {
  const name = image.reference ?? image.digest ?? image.id;
  return {
    physicalLocation: {
      artifactLocation: { uri: toUri(path.replace(/^\/+/, "")) },
      ...(line !== undefined && { region: { startLine: line } }),
    },
    logicalLocations: [
      { name, kind: "image" },
      ...(layer === undefined ? [] : [{ name: layer, kind: "layer" }]),
    ],
  };
}
