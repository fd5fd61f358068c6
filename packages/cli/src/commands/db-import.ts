import type { Command } from "../command.ts";

export const dbImport: Command = {
  name: "db import",
  summary: "Fill the advisory database from feeds on disk",
  about: [
    "Takes the Debian security tracker's JSON, Alpine's secdb JSON and OSV's zip files, or folders that hold them.",
    "The database is replaced as a whole when every feed was read.",
  ],
  examples: [
    ["hasp db import debian.json alpine/ npm-all.zip", "import three feeds"],
    ["hasp db import ./feeds --db ./advisories.db", "import a folder into a file of your choice"],
  ],
  arguments: [
    { name: "PATH", description: "a feed or a folder of feeds", variadic: true, path: "file" },
  ],
  options: ["db"],
  load: async () => (await import("../actions/db.ts")).importFeeds,
};
