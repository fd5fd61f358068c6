import type { Format } from "./format.ts";

export const json: Format = {
  name: "json",
  mediaType: "application/json",

  render({ report }) {
    return `${JSON.stringify(report, null, 2)}\n`;
  },
};
