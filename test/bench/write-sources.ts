import type { Bundle } from "@hasp/policy";
import { writeFolder } from "@hasp/testing";

/** A bundle's Rego and data in a folder, as stock OPA reads them. */
export function writeSources({ files, data }: Bundle, folder: string): void {
  const rego = [...files].filter(([name]) => name.endsWith(".rego"));
  writeFolder(folder, Object.fromEntries([...rego, ["data.json", data] as const]));
}
