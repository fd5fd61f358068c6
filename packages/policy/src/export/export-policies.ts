import { exportAdmissionPolicies } from "./admission-policy/export-admission-policies.ts";
import type { Export, ExportOptions } from "./exported.ts";
import { exportTemplates } from "./gatekeeper/export-templates.ts";

export const exportFormats = ["constraint-template", "validating-admission-policy"] as const;
export type ExportFormat = (typeof exportFormats)[number];

const exporters: Readonly<Record<ExportFormat, (options: ExportOptions) => Promise<Export>>> = {
  "constraint-template": exportTemplates,
  "validating-admission-policy": exportAdmissionPolicies,
};

/**
 * Policies in the form of another system. One that cannot be said there as it is has its reasons beside it, and is left out.
 * @throws ExportError `EXPORT_UNKNOWN`; PolicyError as compiling does
 */
export function exportPolicies(format: ExportFormat, options: ExportOptions): Promise<Export> {
  return exporters[format](options);
}
