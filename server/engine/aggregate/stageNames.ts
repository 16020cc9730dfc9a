/** The names of MongoDB 7's stages. */

/** What this engine does. */
const done = [
  '$match', '$project', '$addFields', '$set', '$unset', '$group', '$sort', '$limit', '$skip', '$count', '$unwind', '$facet', '$replaceRoot',
  '$replaceWith', '$sortByCount', '$bucket', '$bucketAuto', '$lookup', '$graphLookup', '$unionWith', '$sample', '$redact', '$geoNear',
  '$indexStats', '$collStats', '$documents', '$listLocalSessions', '$out', '$merge',
];

/** What it refuses by name. */
export const refusedStages = new Set([
  '$setWindowFields', '$densify', '$fill', '$changeStreamSplitLargeEvent', '$currentOp', '$search', '$searchMeta', '$vectorSearch', '$listSessions',
  '$listSampledQueries', '$listSearchIndexes', '$planCacheStats', '$queryStats', '$shardedDataDistribution',
]);

const all = new Set([...done, ...refusedStages, '$changeStream']);

/** True for a stage of version 7, done here or not. */
export const isStage = (name: string): boolean => all.has(name);
