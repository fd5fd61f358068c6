import type { Format } from "./format.ts";
import { json } from "./json.ts";
import { sarif } from "./sarif.ts";
import { table } from "./table.ts";

/** Every format; adding one is a file, its test and a line here. */
export const formats: readonly Format[] = [table, json, sarif];
