import { renderCheck } from "./check-table.ts";
import type { Format } from "./format.ts";
import { renderScan } from "./scan-table.ts";

export const table: Format = {
  name: "table",
  mediaType: "text/plain",
  about: "for people: grouped by subject, as wide as the terminal",

  render(report, surface) {
    const lines =
      report.type === "check"
        ? renderCheck(report.report, surface)
        : renderScan(report.report, surface);
    return `${lines.join("\n")}\n`;
  },
};
