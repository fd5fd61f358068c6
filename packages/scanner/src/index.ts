export {
  type AdvisoryDatabase,
  type ImportLimits,
  type ImportOptions,
  type ImportProgress,
  type ImportReport,
  importAdvisories,
  openAdvisories,
  type PassedOver,
  type StoredSource,
} from "./advisories/index.ts";
export type { CollectorStatus } from "./collect.ts";
export { ScanError } from "./error.ts";
export { defaultLimits, type Limits } from "./limits.ts";
export { type ScanOptions, type ScanProgress, scanImage } from "./scan.ts";
export { sources } from "./sources/index.ts";
