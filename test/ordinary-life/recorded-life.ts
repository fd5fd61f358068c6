import type { Input, Process } from "@hasp/policy";
import { headOf, type Place, processOf, timeAt } from "./place.ts";
import type { Scene, SceneEvent } from "./scene.ts";
import { readScenes } from "./scene-file.ts";

/** Where the recorded scenes are lived: steps of builds in those of builds, servers in their own containers. */
const gitlab = { "job.runner.gitlab.com/pod": "runner-1-project-7" };
const builds: readonly Place[] = [
  { image: `sha256:${"3d8f".repeat(16)}`, namespace: "build", app: "buildkit" },
  { image: "docker.io/library/debian:bookworm-slim", namespace: "ci", app: "job", labels: gitlab },
  {
    image: "gcr.io/kaniko-project/executor:v1.23.2",
    namespace: "ci",
    app: "kaniko",
    runner: "/kaniko/executor",
  },
];
const github = { "actions.github.com/scale-set-name": "linux" };
const jobs: readonly Place[] = [
  { image: "ghcr.io/acme/actions-runner:2.320", namespace: "ci", app: "runner", labels: github },
  { image: "docker.io/library/node:22", namespace: "ci", app: "job", labels: gitlab },
];

interface Setting {
  readonly places: readonly Place[];
  /** Whether the scene's first process came into a running container: probes and commands from outside. */
  readonly entered?: true;
}

const served = (image: string, app: string): Setting => ({
  places: [
    { image, app },
    { image: `registry.example/mirror/${image.split("/").at(-1)}`, app },
  ],
});
const entering = (image: string, app: string): Setting => ({
  ...served(image, app),
  entered: true,
});

const settings: Readonly<Record<string, Setting>> = {
  adduser: { places: builds },
  "apt-more": { places: builds },
  "apt-postgres": { places: builds },
  "apt-servers": { places: builds },
  "apt-update": { places: builds },
  "ci-make": { places: jobs },
  cron: served("docker.io/acme/cron:1", "nightly"),
  gunicorn: served("docker.io/acme/api:3", "api"),
  logrotate: served("docker.io/acme/logrotate:1", "logrotate"),
  nginx: served("docker.io/library/nginx:1.27", "web"),
  "nginx-probe": entering("docker.io/library/nginx:1.27", "web"),
  "nginx-reload": entering("docker.io/library/nginx:1.27", "web"),
  "npm-install": { places: [...builds, ...jobs] },
  "npm-start": served("docker.io/acme/front:9", "front"),
  "pg-dump": served("docker.io/acme/backup:2", "backup"),
  "pg-probe1": entering("docker.io/library/postgres:17", "db"),
  "pg-query": entering("docker.io/library/postgres:17", "db"),
  "pip-install": { places: [...builds, ...jobs] },
  postgres: served("docker.io/library/postgres:17", "db"),
  redis: served("docker.io/library/redis:7", "cache"),
  "redis-probe": entering("docker.io/library/redis:7", "cache"),
  "redis-use": entering("docker.io/library/redis:7", "cache"),
};

/** All that was recorded, at every place where it is ordinary. */
export function* recordedLife(): Generator<Input> {
  for (const scene of readScenes()) {
    const setting = settings[scene.name];
    if (setting === undefined) throw new Error(`nothing says where ${scene.name} is lived`);
    for (const place of setting.places) yield* lived(scene, place, setting.entered ?? false);
  }
}

function* lived(scene: Scene, place: Place, entered: boolean): Generator<Input> {
  const head = headOf(place);
  const { runner } = place;
  const runners = runner === undefined ? [] : [processOf(1, runner, [runner], { first: true })];
  const processes = scene.processes.map(({ executable, args, uid, at, name, origin, parent }, i) =>
    processOf(i + (entered ? 40 : 2), executable, args, {
      uid,
      name,
      startedAt: timeAt(at),
      origin: origin ?? "image",
      ...(parent === undefined &&
        runner === undefined &&
        (entered ? { entered } : { first: true })),
    }),
  );
  const told = (by: number, at: number) => ({
    time: timeAt(at),
    coverage: "complete",
    process: processes[by] as Process,
    ancestry: [...ancestryOf(scene, by).map((i) => processes[i] as Process), ...runners],
  });
  for (const [i, { at }] of scene.processes.entries()) {
    yield { ...head, kind: "process", event: { type: "exec", ...told(i, at) } };
  }
  for (const event of scene.events) {
    const base = { type: event.type, ...told(event.by, event.at) };
    yield event.path === undefined
      ? { ...head, kind: "network", event: { ...base, ...onNetwork(event) } }
      : { ...head, kind: "file", event: { ...base, ...onFile(event, event.path) } };
  }
}

function ancestryOf(scene: Scene, index: number): number[] {
  const parent = scene.processes[index]?.parent;
  return parent === undefined ? [] : [parent, ...ancestryOf(scene, parent)];
}

const modeNames: Readonly<Record<string, string>> = {
  r: "read",
  w: "write",
  t: "truncate",
  c: "create",
  d: "directory",
};

function onFile({ to, modes, mode, upper }: SceneEvent, path: string) {
  return {
    path,
    ...(to !== undefined && { to }),
    ...(modes !== undefined && { modes: [...modes].flatMap((letter) => modeNames[letter] ?? []) }),
    ...(mode !== undefined && { mode }),
    mountType: mountType(path),
    ...(upper && mountType(path) === "overlay" && { inUpperLayer: true }),
  };
}

function mountType(path: string): string {
  const own = { "/proc/": "proc", "/sys/": "sysfs", "/dev/": "tmpfs" };
  return Object.entries(own).find(([start]) => path.startsWith(start))?.[1] ?? "overlay";
}

function onNetwork({ type, protocol = "tcp", address = "", port = 0 }: SceneEvent) {
  const peer = { address, port };
  if (type === "listen") return { protocol, source: peer };
  const isLocal = address.startsWith("127.") || address === "::1";
  const entity = isLocal ? {} : { entity: "internet" };
  return { protocol, direction: "out", destination: { ...peer, ...entity } };
}
