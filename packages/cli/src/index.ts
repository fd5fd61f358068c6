export { commands } from "./commands/index.ts";
export { configSchema } from "./config/config-schema.ts";
export { CliError } from "./error.ts";
export { reportSchemas } from "./formats/report-schemas.ts";
export { renderCliReference } from "./help/docs.ts";
export type { Io, Output } from "./io/io.ts";
export { run } from "./run.ts";
