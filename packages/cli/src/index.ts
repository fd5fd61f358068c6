export { configSchema } from "./config.ts";
export { renderCliReference } from "./docs.ts";
export { CliError } from "./error.ts";
export { reportSchemas } from "./formats/report.ts";
export type { Io, Output } from "./io.ts";
export { run } from "./run.ts";
