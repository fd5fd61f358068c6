import { createReadStream, readFileSync } from "node:fs";
import { type Alert, connectDocker } from "@hasp/runtime";
import { layerTar } from "@hasp/testing";
import type Docker from "dockerode";
import type { DemoImage } from "./demo-image.ts";
import { endProcess, findLine, startHasp } from "./hasp-process.ts";

const NAME = `hasp-quickstart-${process.pid}`;

/** Runs the image with the agent beside it; the alerts, or why there are none. */
export async function watchDemoContainer(options: {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly image: DemoImage;
}): Promise<readonly Alert[] | string> {
  const { root, env, image } = options;
  const docker = connectDocker(env["DOCKER_HOST"]);
  const answers = await docker.ping().then(
    () => true,
    () => false,
  );
  if (!answers) return "no Docker engine answers";
  if (!image.runnable) return "the image made here holds no program to run";
  await Array.fromAsync(await docker.loadImage(createReadStream(image.dockerArchive)));
  const agent = startHasp(root, ["agent", "--interval", "250"], env);
  try {
    const ready = await findLine(agent.stderr, 60_000, (line) =>
      line.includes("watching") ? true : undefined,
    );
    if (!ready) return "the agent did not start";
    return await collect(docker, image, agent);
  } finally {
    await endProcess(agent);
  }
}

/** Starts the container, drops a program into it and runs that: two things to be told of. */
async function collect(
  docker: Docker,
  image: DemoImage,
  agent: ReturnType<typeof startHasp>,
): Promise<readonly Alert[] | string> {
  const container = await docker.createContainer({
    name: NAME,
    Image: image.reference,
    HostConfig: { NetworkMode: "none", CapAdd: ["SYS_ADMIN"] },
  });
  const alerts: Alert[] = [];
  // other containers of this machine are alerted on as well; only our own is shown
  const collected = findLine(agent.stdout, 30_000, (line) => {
    const alert = JSON.parse(line) as Alert;
    if (alert.type !== "alert" || alert.container?.name !== NAME) return undefined;
    alerts.push(alert);
    return alert.decision.subject.kind === "process" ? true : undefined;
  });
  try {
    await container.start();
    const dropped = { content: readFileSync("/bin/sleep"), mode: 0o755 };
    await container.putArchive(Buffer.from(layerTar({ dropped })), { path: "/" });
    const exec = await container.exec({ Cmd: ["/dropped", "5"] });
    // nothing more comes over this connection, and an open one would keep this process
    (await exec.start({ Detach: true })).destroy();
    await collected;
    return alerts;
  } catch (error) {
    return `the engine could not run it: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    await container.remove({ force: true });
  }
}
