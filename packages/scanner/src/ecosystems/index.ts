import { alpine } from "./alpine.ts";
import { debian } from "./debian.ts";
import type { Ecosystem } from "./ecosystem.ts";
import { npm } from "./npm.ts";
import { ubuntu } from "./ubuntu.ts";

export const ecosystems: readonly Ecosystem[] = [debian, ubuntu, alpine, npm];
