import type { Problem } from "@hasp/core";
import {
  type Context,
  contractVersion,
  type Evaluator,
  type InputOf,
  type ProcessEvent,
} from "@hasp/policy";
import type { WatchedContainer } from "../docker/watched-container.ts";
import type { EventObservation } from "../sensors/sensor.ts";

export type RunInput = InputOf<"container" | "process" | "network">;

/** What stands around every input of one moment. */
export interface Surroundings {
  readonly context: Context;
  readonly needs: Evaluator["needs"];
  /** What happened before in the same place and was not judged. */
  readonly lost: number;
}

/** A container as it starts: all its settings. */
export function containerInput(
  watched: WatchedContainer,
  surroundings: Surroundings,
): InputOf<"container"> {
  const { container, workload, object, problems } = watched;
  return {
    ...head(surroundings, problems),
    kind: "container",
    ...(workload && { workload }),
    container,
    ...(surroundings.needs.container?.includes("object") && { object: { ...object } }),
  };
}

/** An event and its place: without a container it is the node itself. */
export function eventInput(
  { containerId: _, ...told }: EventObservation,
  watched: WatchedContainer | undefined,
  surroundings: Surroundings,
): InputOf<"process" | "network"> {
  const withSettings = surroundings.needs[told.kind]?.includes("container") === true;
  const inPlace = (watched?.problems ?? []).filter(
    // what is wrong with settings that are not there is wrong with nothing
    ({ path }) => withSettings || path.startsWith("/workload"),
  );
  return {
    ...head(surroundings, [...inPlace, ...truncated(told.event)]),
    ...placeOf(watched, withSettings),
    ...told,
  };
}

function placeOf(
  watched: WatchedContainer | undefined,
  withSettings: boolean,
): Pick<InputOf<"process">, "workload" | "container"> {
  if (!watched) return {};
  const { container, workload } = watched;
  const { name, id, image, labels } = container;
  const identity = { name, ...(id !== undefined && { id }), image, ...(labels && { labels }) };
  return { ...(workload && { workload }), container: withSettings ? container : identity };
}

function head({ context, lost }: Surroundings, problems: readonly Problem[]) {
  const all = [...problems, ...lossOf(lost)];
  return {
    contract: contractVersion,
    phase: "run",
    context,
    ...(all.length > 0 && { problems: all }),
  } as const;
}

function lossOf(count: number): Problem[] {
  const message = `${count} events before this one were not judged`;
  return count > 0 ? [{ code: "EVENTS_LOST", path: "", message }] : [];
}

function truncated({ process }: Pick<ProcessEvent, "process">): Problem[] {
  if (!process.argsTruncated) return [];
  const message = `only the first ${process.args.length} arguments were kept`;
  return [{ code: "EVENT_TRUNCATED", path: "/event/process/args", message }];
}
