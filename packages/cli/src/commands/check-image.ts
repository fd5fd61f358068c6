import type { Command } from "../command.ts";
import { judgingOptions } from "../config/options.ts";
import { imageArgument } from "./image-argument.ts";

export const checkImage: Command = {
  name: "check image",
  summary: "Judge an image by the policies",
  about: [
    "Without an advisory database, or where a part of the image cannot be read, all else is judged: a denial stands, and without one the verdict is unknown.",
  ],
  examples: [
    ["hasp check image app:1", "judge an image of the local Docker engine"],
    [
      "hasp check image docker-archive:./app.tar --environment production",
      "judge it for production",
    ],
    ["hasp check image app:1 -f sarif=hasp.sarif", "write SARIF for a code host"],
    ["hasp check image app:1 --bundle policies.tar.gz", "judge with a bundle of your own"],
  ],
  arguments: [imageArgument],
  options: ["format", "output", "platform", "db", ...judgingOptions, "save-inputs", "no-fail"],
  load: async () => (await import("../actions/check-image.ts")).checkImage,
};
