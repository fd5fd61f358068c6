import { printJson } from "../text/escape.ts";
import type { Format } from "./format.ts";

export const json: Format = {
  name: "json",
  mediaType: "application/json",

  render({ report }) {
    return `${printJson(report, 2)}\n`;
  },
};
