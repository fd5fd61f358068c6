import { apk } from "./apk.ts";
import type { Cataloger } from "./cataloger.ts";
import { dpkg } from "./dpkg.ts";
import { npm } from "./npm.ts";

export const catalogers: readonly Cataloger[] = [dpkg, apk, npm];
