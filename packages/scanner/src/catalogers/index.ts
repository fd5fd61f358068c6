import type { Cataloger } from "./cataloger.ts";
import { npm } from "./language/npm.ts";
import { apk } from "./os/apk.ts";
import { dpkg } from "./os/dpkg.ts";

export const catalogers: readonly Cataloger[] = [dpkg, apk, npm];
