import { apk } from "../versions/apk.ts";
import type { Ecosystem } from "./ecosystem.ts";

/** Alpine: a release is a branch such as `v3.17`; edge calls itself `3.21_alpha20240807`, the release it will become. */
export const alpine: Ecosystem = {
  name: "alpine",
  version: 1,
  packageType: "apk",
  order: apk,
  release({ versionId = "" }) {
    if (versionId.includes("_")) return "edge";
    const branch = /^\d+\.\d+/.exec(versionId)?.[0];
    return branch === undefined ? undefined : `v${branch}`;
  },
  osv: [{ pattern: /^Alpine(?::.*)?$/, passedOver: "import Alpine's own secdb JSON instead" }],
  unread: [],
};
