import type { FormatName } from "./format-names.ts";
import type { CheckReport, ScanReport } from "./report.ts";
import type { ScanFilter } from "./scan-filter.ts";

/** What a command has to say. */
export type Report =
  | { readonly type: "check"; readonly report: CheckReport }
  | {
      readonly type: "scan";
      readonly report: ScanReport;
      /** What tables leave out; formats for programs hold everything. */
      readonly filter?: ScanFilter;
    };

/** The surface that a format draws on; only those for people look at it. */
export interface Surface {
  readonly columns: number;
  readonly color: boolean;
  /** Whether a person watches. Text that goes elsewhere is never cut. */
  readonly terminal: boolean;
}

/** One way to write a report. */
export interface Format {
  readonly name: FormatName;
  readonly mediaType: string;
  /** The whole text, with a line end. */
  render(report: Report, surface: Surface): string;
}
