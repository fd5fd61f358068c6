import type { Format } from "./format.ts";

export const json: Format = {
  name: "json",
  mediaType: "application/json",
  about: "everything, for programs; it has a schemaVersion and a published JSON Schema",

  render({ report }) {
    return `${JSON.stringify(report, null, 2)}\n`;
  },
};
