import { alpineSecdb } from "./alpine-secdb.ts";
import { debianTracker } from "./debian-tracker.ts";
import type { Feed } from "./feed.ts";
import { osv } from "./osv.ts";

export const feeds: readonly Feed[] = [debianTracker, alpineSecdb, osv];
