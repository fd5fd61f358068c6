import type { Invocation } from "../command.ts";
import type { Report } from "../formats/format.ts";
import { formats } from "../formats/index.ts";
import { prepareFormats } from "./write-formats.ts";

/** Reads where the report is to go before any work is done, and gives back what writes it. @throws as `prepareFormats` does */
export function prepareReport(
  invocation: Pick<Invocation, "io" | "config">,
): (report: Report) => Promise<void> {
  const write = prepareFormats(
    invocation,
    formats.map(({ name }) => name),
  );
  return (report) =>
    write((name, surface) => {
      const format = formats.find((format) => format.name === name);
      return format?.render(report, surface) ?? "";
    });
}
