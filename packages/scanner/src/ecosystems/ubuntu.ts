import { dpkg } from "../versions/dpkg.ts";
import type { Ecosystem } from "./ecosystem.ts";

/** Ubuntu: its vendor publishes OSV records for a release; Pro's are for subscribers. */
export const ubuntu: Ecosystem = {
  name: "ubuntu",
  version: 1,
  packageType: "deb",
  order: dpkg,
  release: ({ versionId }) => versionId || undefined,
  osv: [
    { pattern: /^Ubuntu:(?<release>\d+\.\d+)(?::LTS)?$/, isVendor: true },
    {
      pattern: /^Ubuntu:Pro(?::.*)?$/,
      passedOver: "its fixes come to subscribers of Ubuntu Pro only",
    },
  ],
  // slices of packages in chiselled images
  unread: ["var/lib/chisel/manifest.wall"],
};
