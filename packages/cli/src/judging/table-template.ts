import type { TemplateKind } from "./policy-template.ts";

/** What an image's facts have to hold. */
const image = `given:
  input:
    phase: build
    kind: image
    image:
      reference: docker.io/library/web:1.4
      id: ${`sha256:${"a".repeat(64)}`}
      platform: {os: linux, architecture: amd64}
      scannedAt: "2026-11-24T00:00:00.000Z"
      config:
        user: "65532"
        env: []
        entrypoint: [/web]
        cmd: []
        exposedPorts: []
        volumes: []
        labels: {}
        healthcheck: false
      layers: []
      packages: []
      findings: []
      secrets: []
      tools: []
      coverage: []
      problems: []
`;

const deployment = (labels: string, settings: string) => `given:
  manifest:
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      namespace: shop
${labels}    spec:
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          containers:
            - name: web
              image: docker.io/library/web:1.4
${settings}`;

const tables: Readonly<Record<TemplateKind, string>> = {
  container: `${deployment(
    "",
    `              securityContext:
                readOnlyRootFilesystem: true
`,
  )}
cases:
  - name: finds it
    change:
      /spec/template/spec/containers/0/securityContext: {readOnlyRootFilesystem: false}
    want:
      - message: {contains: can write to its root file system}
        path: /workload/containers/0/effective/readOnlyRootFilesystem

  - name: allows the others
    want: none
`,
  workload: `${deployment("      labels: {team: shop}\n", "")}
cases:
  - name: finds it
    change:
      metadata: {labels: null}
    want:
      - message: web has no label team
        path: /workload/labels

  - name: allows the others
    want: none
`,
  image: `${image}
cases:
  - name: finds it
    change:
      image: {config: {user: ""}}
    want:
      - message: the image names no user, which means root
        path: /image/config/user

  - name: allows the others
    want: none
`,
};

/** A table of tests of the policy that `policyTemplate` writes. */
export function tableTemplate(kind: TemplateKind, id: string): string {
  return `policy: ${id}

# what every case begins with
${tables[kind]}`;
}
