import { z } from "zod";
import { ReplayReport } from "./replay-report.ts";
import { CheckReport, ScanReport } from "./report.ts";

/** The published JSON Schemas (draft 2020-12), by file name. */
export function reportSchemas(): Readonly<Record<string, object>> {
  return {
    "check-report.schema.json": publish("The JSON of hasp check", CheckReport),
    "replay-report.schema.json": publish("The JSON of hasp replay", ReplayReport),
    "scan-report.schema.json": publish("The JSON of hasp scan", ScanReport),
  };
}

function publish(title: string, schema: z.ZodType): object {
  return { title, ...z.toJSONSchema(schema, { target: "draft-2020-12" }) };
}
