export {
  type ImportOptions,
  type ImportProgress,
  type ImportReport,
  importAdvisories,
} from "./import-advisories.ts";
export type { ImportLimits } from "./import-limits.ts";
export type { PassedOver } from "./import-log.ts";
export { type AdvisoryDatabase, openAdvisories } from "./open-advisories.ts";
export type { StoredSource } from "./stored-source.ts";
