import { renderCheck } from "./check-table.ts";
import type { Format } from "./format.ts";
import { renderScan } from "./scan-table.ts";

export const table: Format = {
  name: "table",
  mediaType: "text/plain",

  render(report, surface) {
    const lines =
      report.type === "check"
        ? renderCheck(report.report, surface)
        : renderScan(report.report, report.filter, surface);
    return `${lines.join("\n")}\n`;
  },
};
