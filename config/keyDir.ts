import path from 'node:path';

const within = (inner: string, outer: string): boolean => {
  const way = path.relative(outer, inner);
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
};

/** Where keys of votes lie; null where it is not apart from the data: a copy of the data must not open the ballots in it. */
export function keyDirOf(given: string | null, dataDir: string, workingDirectory: string): string | null {
  const keyDir = path.resolve(workingDirectory, given ?? `${dataDir}-keys`);
  return within(keyDir, dataDir) || within(dataDir, keyDir) ? null : keyDir;
}
