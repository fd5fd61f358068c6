import { dockerSensor } from "./docker.ts";
import { procSensor } from "./proc.ts";
import type { MakeSensor } from "./sensor.ts";

/** All sensors; every agent runs each of them. */
export const sensors: readonly MakeSensor[] = [dockerSensor, procSensor];
