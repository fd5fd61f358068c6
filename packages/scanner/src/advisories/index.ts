export {
  type ImportOptions,
  type ImportProgress,
  type ImportReport,
  importAdvisories,
} from "./store/import-advisories.ts";
export type { ImportLimits } from "./store/import-limits.ts";
export type { PassedOver } from "./store/import-log.ts";
export { type AdvisoryDatabase, openAdvisories } from "./store/open-advisories.ts";
export type { StoredSource } from "./store/stored-source.ts";
