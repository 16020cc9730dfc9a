/**
 * An embedded database that speaks MongoDB's wire protocol, for machines without a MongoDB. Durable, single node,
 * and it refuses by name what it does not do. See README.md beside this file.
 */
export { backupEngine } from './store/backup';
export { startEngineInProcess, type EngineOptions, type RunningEngine } from './inProcess';
export { startEngine } from './thread';
