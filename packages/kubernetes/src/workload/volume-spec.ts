import { z } from "zod";
import { QuantitySpec } from "./resources.ts";

/** One item of a projected volume, by the name of its source. */
const Projection = z.record(
  z.string(),
  z.object({
    name: z.string().optional(),
    signerName: z.string().optional(),
    audience: z.string().optional(),
    expirationSeconds: z.int().optional(),
  }),
);

/** What any source of a volume may say; members of one name mean the same in all of them. */
const Source = z
  .object({
    path: z.string().optional(),
    type: z.string().optional(),
    claimName: z.string().optional(),
    driver: z.string().optional(),
    server: z.string().optional(),
    endpoints: z.string().optional(),
    targetPortal: z.string().optional(),
    secretName: z.string().optional(),
    name: z.string().optional(),
    reference: z.string().optional(),
    medium: z.string().optional(),
    sizeLimit: QuantitySpec.optional(),
    readOnly: z.boolean().optional(),
    sources: z.array(Projection).optional(),
  })
  .optional();

/** The sources of volumes in core/v1; what reaches the node first, so that nothing hides behind another. */
const sources = {
  hostPath: Source,
  awsElasticBlockStore: Source,
  azureDisk: Source,
  azureFile: Source,
  cephfs: Source,
  cinder: Source,
  configMap: Source,
  csi: Source,
  downwardAPI: Source,
  emptyDir: Source,
  ephemeral: Source,
  fc: Source,
  flexVolume: Source,
  flocker: Source,
  gcePersistentDisk: Source,
  gitRepo: Source,
  glusterfs: Source,
  image: Source,
  iscsi: Source,
  nfs: Source,
  persistentVolumeClaim: Source,
  photonPersistentDisk: Source,
  portworxVolume: Source,
  projected: Source,
  quobyte: Source,
  rbd: Source,
  scaleIO: Source,
  secret: Source,
  storageos: Source,
  vsphereVolume: Source,
};

export const sourceNames = Object.keys(sources) as readonly (keyof typeof sources)[];

export const VolumeSpec = z.object({ ...sources, name: z.string() }).catchall(z.unknown());
export type VolumeSpec = z.infer<typeof VolumeSpec>;
export type VolumeSource = NonNullable<z.infer<typeof Source>>;

/** What a StatefulSet makes a volume of for each of its Pods. */
export const ClaimTemplate = z.object({ metadata: z.object({ name: z.string() }) });
