/** The formats by name with a sentence for help, for places that must not load them. */
export const formatNames = {
  table: "for people: grouped by subject, as wide as the terminal",
  json: "everything, for programs; it has a schemaVersion and a published JSON Schema",
  sarif: "SARIF 2.1.0, for code hosts and editors; what is excepted is marked as suppressed",
  markdown: "tables for the text of a pull request; hostile names do nothing in it",
  junit: "JUnit XML, for the test reports of CI servers; hasp policy test alone writes it",
} as const;

export type FormatName = keyof typeof formatNames;

const ofOneCommand: readonly FormatName[] = ["markdown", "junit"];

/** What a check or a scan is written in. */
export const reportFormats = (Object.keys(formatNames) as FormatName[]).filter(
  (name) => !ofOneCommand.includes(name),
);

/** The formats that a command writes: its own, else those of reports. */
export function formatsOf(command?: {
  readonly formats?: readonly FormatName[] | undefined;
}): readonly FormatName[] {
  return command?.formats ?? reportFormats;
}

/** Of commands that list something; SARIF is for what a check or a scan found. */
export const listingFormats = ["table", "json"] as const satisfies readonly FormatName[];

/** Of commands whose listing somebody reviews. */
export const reviewFormats = [
  ...listingFormats,
  "markdown",
] as const satisfies readonly FormatName[];

/** Of what is found in policies themselves. */
export const lintFormats = ["table", "json", "sarif"] as const satisfies readonly FormatName[];

/** Of tests. */
export const testFormats = ["table", "json", "junit"] as const satisfies readonly FormatName[];
