import { isObject, type JsonObject, objectOf, said } from "@hasp/core";

// Inputs of tests as somebody would have written them. It need not be the same input again: both sides are asked about the object.

const kinds: Readonly<Record<string, readonly [apiVersion: string, ...path: string[]]>> = {
  Pod: ["v1"],
  PodTemplate: ["v1", "template"],
  ReplicationController: ["v1", "spec", "template"],
  Deployment: ["apps/v1", "spec", "template"],
  ReplicaSet: ["apps/v1", "spec", "template"],
  DaemonSet: ["apps/v1", "spec", "template"],
  StatefulSet: ["apps/v1", "spec", "template"],
  Job: ["batch/v1", "spec", "template"],
  CronJob: ["batch/v1", "spec", "jobTemplate", "spec", "template"],
};

/** The object behind an input of a test, where there can be one. */
export function toObject(input: JsonObject): JsonObject | undefined {
  const { kind, object } = input;
  if (kind === "resource" && isObject(object)) return object;
  if (kind !== "workload") return undefined;
  return workloadObject(objectOf(input["workload"]), objectOf(object));
}

function workloadObject(workload: JsonObject, raw: JsonObject): JsonObject {
  const kind = String(workload["kind"]);
  const [apiVersion, ...path] = kinds[kind] ?? kinds["Deployment"] ?? [];
  const pod = objectOf(workload["pod"]);
  const template = {
    metadata: said({ labels: pod["labels"], annotations: pod["annotations"] }),
    spec: podSpec(pod, listOf(workload["containers"])),
  };
  const metadata = said({
    name: workload["name"],
    generateName: workload["generateName"],
    namespace: workload["namespace"],
    labels: workload["labels"],
    annotations: workload["annotations"],
    ownerReferences: workload["owners"],
  });
  const head = { apiVersion, kind: kinds[kind] ? kind : "Deployment" };
  if (path.length === 0)
    return { ...head, metadata: merged(metadata, template.metadata), spec: template.spec };
  const strategy = workload["strategy"];
  const more = {
    spec: said({
      replicas: workload["replicas"],
      ...(strategy !== undefined && {
        [kind === "Deployment" ? "strategy" : "updateStrategy"]: { type: strategy },
      }),
    }),
  };
  const nested = path
    .toReversed()
    .reduce<JsonObject>((inner, name) => ({ [name]: inner }), template);
  // a test that gives the object too means what stands there
  return merged(merged({ ...head, metadata, ...(path[0] === "spec" && more) }, nested), raw);
}

/** Lists of the second take the place of those of the first. */
function merged(a: JsonObject, b: JsonObject): JsonObject {
  const result: Record<string, unknown> = { ...a };
  for (const [name, value] of Object.entries(b)) {
    const known = result[name];
    result[name] = isObject(known) && isObject(value) ? merged(known, value) : value;
  }
  return result;
}

const podNames = {
  priorityClass: "priorityClassName",
  runtimeClass: "runtimeClassName",
  serviceAccount: "serviceAccountName",
  terminationGraceSeconds: "terminationGracePeriodSeconds",
  topologySpread: "topologySpreadConstraints",
} as const;
const sameNames = [
  "activeDeadlineSeconds",
  "affinity",
  "automountServiceAccountToken",
  "dnsConfig",
  "dnsPolicy",
  "enableServiceLinks",
  "hostAliases",
  "hostIPC",
  "hostNetwork",
  "hostPID",
  "hostUsers",
  "hostname",
  "nodeName",
  "nodeSelector",
  "restartPolicy",
  "schedulerName",
  "setHostnameAsFQDN",
  "shareProcessNamespace",
  "tolerations",
];

function podSpec(pod: JsonObject, containers: readonly JsonObject[]): JsonObject {
  const security = objectOf(pod["security"]);
  const ofRole = (...roles: string[]) =>
    containers.filter(({ role }) => roles.includes(String(role))).map(containerOf);
  const isHosts = (name: string) =>
    containers.some(
      (one) => objectOf(objectOf(one["effective"])["hostNamespaces"])[name] === "host",
    );
  const volumes = listOf(pod["volumes"]).filter(({ type }) => type !== "claimTemplate");
  const known = new Set(volumes.map(({ name }) => name));
  const mounted = containers
    .flatMap((one) => listOf(one["mounts"]))
    .map((mount, i): JsonObject => ({ ...mount, name: mount["volume"] ?? `made-${i}` }))
    .filter(({ name }) => !known.has(name))
    .map((mount) => ({ ...mount, path: mount["source"] }));
  return said({
    ...Object.fromEntries(sameNames.map((name) => [name, pod[name]])),
    ...Object.fromEntries(Object.entries(podNames).map(([ours, name]) => [name, pod[ours]])),
    hostNetwork: pod["hostNetwork"] ?? (isHosts("network") || undefined),
    hostPID: pod["hostPID"] ?? (isHosts("pid") || undefined),
    hostIPC: pod["hostIPC"] ?? (isHosts("ipc") || undefined),
    os: pod["os"] === undefined ? undefined : { name: pod["os"] },
    imagePullSecrets: textsOf(pod["imagePullSecrets"]).map((name) => ({ name })),
    readinessGates: textsOf(pod["readinessGates"]).map((conditionType) => ({ conditionType })),
    securityContext: said({ ...without(security, profileNames), ...profilesOf(security) }),
    volumes: [...volumes, ...mounted].map(volumeOf),
    initContainers: ofRole("init", "sidecar"),
    containers: ofRole("app"),
    ephemeralContainers: ofRole("ephemeral"),
  });
}

const profileNames = ["seccomp", "appArmor", "seLinux", "windows"];

function profilesOf(security: JsonObject): JsonObject {
  const profile = (name: string) => {
    const { type, name: localhostProfile, from } = objectOf(security[name]);
    return type === undefined || from === "annotation"
      ? undefined
      : said({ type, localhostProfile });
  };
  return said({
    seccompProfile: profile("seccomp"),
    appArmorProfile: profile("appArmor"),
    seLinuxOptions: security["seLinux"],
    windowsOptions: security["windows"],
  });
}

function containerOf(one: JsonObject, i: number): JsonObject {
  const { role, image, mounts, devices, effective, env, envFrom, lifecycle, ports, probes } = one;
  const container: JsonObject = one;
  const security = merged(objectOf(effective), objectOf(container["set"]));
  const user = objectOf(security["user"]);
  const handlers = objectOf(lifecycle);
  const asked = objectOf(probes);
  return said({
    name: one["name"],
    image: objectOf(image)["reference"],
    imagePullPolicy: one["imagePullPolicy"],
    command: one["command"],
    args: one["args"],
    workingDir: one["workingDir"],
    stdin: one["stdin"],
    tty: one["tty"],
    terminationMessagePolicy: one["terminationMessagePolicy"],
    restartPolicy: role === "sidecar" ? "Always" : one["restartPolicy"],
    env: listOf(env).map(variableOf),
    envFrom: listOf(envFrom).map(({ kind, name, optional, prefix }) =>
      said({
        prefix,
        [kind === "secret" ? "secretRef" : "configMapRef"]: said({ name, optional }),
      }),
    ),
    ports: listOf(ports).map(({ container: port, host, hostIP, name, protocol }) =>
      said({
        name,
        hostIP,
        containerPort: port,
        hostPort: host,
        protocol: String(protocol ?? "tcp").toUpperCase(),
      }),
    ),
    resources: resourcesOf(objectOf(one["resources"]), listOf(devices)),
    resizePolicy:
      one["resizePolicy"] &&
      listOf(one["resizePolicy"]).map(({ resource, restart }) => ({
        resourceName: resource,
        restartPolicy: restart,
      })),
    volumeMounts: listOf(mounts).map((mount) =>
      said({
        name: mount["volume"] ?? `made-${i}`,
        mountPath: mount["destination"],
        readOnly: mount["readOnly"],
        recursiveReadOnly: mount["recursiveReadOnly"],
        mountPropagation: mount["propagation"],
        subPath: mount["subPath"],
        subPathExpr: mount["subPathExpr"],
      }),
    ),
    volumeDevices: listOf(devices)
      .filter(({ volume }) => volume !== undefined)
      .map(({ container: devicePath, volume }) => ({ name: volume, devicePath })),
    livenessProbe: handlerOf(asked["liveness"]),
    readinessProbe: handlerOf(asked["readiness"]),
    startupProbe: handlerOf(asked["startup"]),
    lifecycle: said({
      postStart: handlerOf(handlers["postStart"]),
      preStop: handlerOf(handlers["preStop"]),
    }),
    securityContext: said({
      ...profilesOf(security),
      privileged: security["privileged"],
      readOnlyRootFilesystem: security["readOnlyRootFilesystem"],
      allowPrivilegeEscalation: security["allowPrivilegeEscalation"],
      procMount: security["procMount"],
      capabilities: security["capabilities"],
      runAsUser: user["uid"],
      runAsGroup: user["gid"],
      runAsNonRoot: user["nonRoot"],
    }),
  });
}

function variableOf({ name, value, from }: JsonObject): JsonObject {
  if (!isObject(from)) return said({ name, value });
  const { kind, name: source, key, optional } = from;
  const reference = said({ name: source, key, optional });
  const valueFrom =
    kind === "secret"
      ? { secretKeyRef: reference }
      : kind === "configMap"
        ? { configMapKeyRef: reference }
        : kind === "field"
          ? { fieldRef: { fieldPath: key } }
          : { resourceFieldRef: said({ containerName: source, resource: key }) };
  return said({ name, value, valueFrom });
}

function resourcesOf(resources: JsonObject, devices: readonly JsonObject[]): JsonObject {
  const texts = (list: unknown) =>
    Object.fromEntries(
      Object.entries(objectOf(list)).map(([name, amount]) => [name, objectOf(amount)["text"]]),
    );
  const claims = devices.filter(({ claim }) => claim !== undefined);
  return said({
    requests: texts(resources["requests"]),
    limits: texts(resources["limits"]),
    claims: claims.length > 0 ? claims.map(({ claim }) => ({ name: claim })) : undefined,
  });
}

function handlerOf(handler: unknown): JsonObject | undefined {
  if (!isObject(handler)) return undefined;
  const { exec, http, tcp, grpc, sleep } = handler;
  return said({
    exec: exec === undefined ? undefined : { command: exec },
    httpGet: http,
    tcpSocket: tcp,
    grpc,
    sleep: sleep === undefined ? undefined : { seconds: sleep },
  });
}

function volumeOf({ name, type, ...volume }: JsonObject): JsonObject {
  const source = said({
    path: volume["path"],
    type: volume["hostPathType"],
    claimName: volume["claim"],
    driver: volume["driver"],
    server: volume["server"],
    secretName: volume["secretName"],
    name: volume["configMapName"],
    reference: volume["reference"],
    medium: volume["medium"],
    sizeLimit: objectOf(volume["sizeLimit"])["text"],
    readOnly: volume["readOnly"] === true ? true : undefined,
    sources:
      volume["sources"] &&
      listOf(volume["sources"]).map(({ type: kind, ...rest }) => ({ [String(kind)]: rest })),
  });
  return { name, [String(type)]: source };
}

function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
