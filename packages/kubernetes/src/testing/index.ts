export { clusterOf, silentCluster } from "./cluster.ts";
