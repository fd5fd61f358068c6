import * as compare from "../comparisons.ts";
import { type Criterion, ofContainers, type Reading } from "../criterion.ts";

/** What an image's own facts say, and what the summary carries to those that run it. */
function judged(
  image: Omit<Reading, "level">,
  summary: Omit<Reading, "level" | "untold">,
): Criterion["in"] {
  return {
    image: { level: "subject", ...image },
    ...ofContainers({ ...summary, untold: `not ${summary.value}` }),
  };
}

function ofReference(part: "registry" | "repository" | "tag"): Criterion["in"] {
  const at = `{path}/image/${part}`;
  const value =
    part === "tag" ? 'object.get(container.image, "tag", "")' : `container.image.${part}`;
  // `lib.stackrox` reads the reference of an image as its summary does
  return {
    image: {
      level: "subject",
      value: `stackrox.reference.${part}`,
      at: "/image/reference",
      untold: "not input.image.reference",
    },
    workload: { level: "container", value, at },
    process: { level: "container", value, at },
  };
}

const carried =
  "scores and dates of findings are judged with the image, and not carried to what runs it";

const severities = [
  ["UNKNOWN", ["unknown"]],
  ["LOW", ["negligible", "low"]],
  ["MODERATE", ["medium"]],
  ["IMPORTANT", ["high"]],
  ["CRITICAL", ["critical"]],
] as const;

const labels = judged(
  { value: "input.image.config.labels", at: "/image/config/labels" },
  { value: "container.image.labels", at: "{path}/image/labels" },
);

/** A date of a finding. */
function since(name: string, value: string, at: string): Criterion {
  return {
    name,
    compare: compare.days,
    in: {
      image: { level: "finding", value, at: `/image/findings/{i}/${at}`, untold: `not ${value}` },
    },
    elsewhere: carried,
  };
}

const all = (what: string) => (values: readonly string[]) =>
  values.every((value) => value === ".*" || value === "true")
    ? undefined
    : `of what runs an image only ${what} is known`;

export const ofImages: readonly Criterion[] = [
  { name: "Image Registry", compare: compare.text, in: ofReference("registry") },
  { name: "Image Remote", compare: compare.text, in: ofReference("repository") },
  { name: "Image Tag", compare: compare.text, in: ofReference("tag") },
  {
    name: "Image Age",
    compare: compare.days,
    in: judged(
      {
        value: "input.image.createdAt",
        at: "/image/createdAt",
        untold: "not input.image.createdAt",
      },
      { value: "container.image.createdAt", at: "{path}/image/createdAt" },
    ),
  },
  {
    name: "Image Scan Age",
    compare: compare.days,
    in: judged(
      { value: "input.image.scannedAt", at: "/image/scannedAt" },
      { value: "container.image.scannedAt", at: "{path}/image/scannedAt" },
    ),
  },
  {
    name: "Image User",
    compare: compare.text,
    in: judged(
      { value: "input.image.config.user", at: "/image/config/user" },
      { value: "container.image.user", at: "{path}/image/user" },
    ),
  },
  {
    name: "Image OS",
    compare: compare.text,
    in: judged(
      {
        value: "stackrox.system(input.image.distribution)",
        at: "/image/distribution",
        untold: "not input.image.distribution",
      },
      { value: "stackrox.system(container.image.distribution)", at: "{path}/image/distribution" },
    ),
  },
  { name: "Required Image Label", compare: compare.entry("missing"), in: labels },
  { name: "Disallowed Image Label", compare: compare.entry("there"), in: labels },
  {
    name: "Unscanned Image",
    compare: compare.boolean,
    in: ofContainers({
      value: "stackrox.is_unscanned(container)",
      at: "{path}/image/known",
      untold: "false",
    }),
    elsewhere: "an image that is judged by itself is scanned",
  },
  {
    name: "Dockerfile Line",
    compare: compare.parts("keyword", "text"),
    in: {
      image: { level: "step", value: "step", at: "/image/history/{i}/createdBy", hidden: true },
    },
  },
  {
    name: "Image Component",
    compare: compare.parts("name", "version"),
    in: {
      image: {
        level: "package",
        value: "package_",
        at: "/image/packages/{i}",
        hidden: true,
        needs: ["packages"],
      },
    },
  },
  {
    name: "CVE",
    compare: compare.someText,
    in: {
      image: {
        level: "finding",
        value: "array.concat([finding.id], finding.aliases)",
        at: "/image/findings/{i}",
        hidden: true,
      },
    },
    elsewhere: carried,
  },
  {
    name: "CVSS",
    compare: compare.number,
    in: {
      image: { level: "finding", value: "stackrox.score(finding)", at: "/image/findings/{i}/cvss" },
    },
    elsewhere: carried,
  },
  {
    name: "Severity",
    compare: compare.rank(severities),
    in: {
      image: { level: "finding", value: "finding.severity", at: "/image/findings/{i}/severity" },
      ...ofContainers({
        level: "tally",
        value: "severity",
        at: "{path}/image/findings/{severity}",
        untold: "false",
      }),
    },
  },
  {
    name: "Fixable",
    compare: compare.boolean,
    in: {
      image: {
        level: "finding",
        value: "findings.is_fixed(finding)",
        at: "/image/findings/{i}/fix",
      },
      ...ofContainers({
        level: "tally",
        value: "stackrox.has_fix(tally)",
        at: "{path}/image/findings/{severity}/fixable",
        untold: "false",
        refuses: all("whether it has findings with a fix"),
      }),
    },
  },
  {
    name: "Fixed By",
    compare: (values, operator) =>
      compare.text(
        // StackRox reads it so: with a fix at all
        values.map((value) => (value === ".*" ? ".+" : value)),
        operator,
      ),
    in: {
      image: {
        level: "finding",
        value: "stackrox.fixed_by(finding)",
        at: "/image/findings/{i}/fix/version",
      },
      ...ofContainers({
        level: "tally",
        value: "stackrox.fixes(tally)",
        at: "{path}/image/findings/{severity}/fixable",
        untold: "false",
        refuses: all("whether it has findings with a fix"),
      }),
    },
  },
  since("Days Since CVE Was Published", "finding.publishedAt", "publishedAt"),
  since("Days Since CVE Fix Was Available", "finding.fix.publishedAt", "fix/publishedAt"),
  since("Days Since CVE Was First Discovered In Image", "finding.firstSeenAt", "firstSeenAt"),
  since(
    "Days Since CVE Was First Discovered In System",
    "finding.firstSeenAnywhereAt",
    "firstSeenAnywhereAt",
  ),
];
