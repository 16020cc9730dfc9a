import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { inRoot } from './paths.mjs'

async function filesUnder(place) {
  const info = await stat(inRoot(place)).catch(() => undefined)
  if (!info) return []
  if (info.isFile()) return [place]
  const entries = await readdir(inRoot(place), { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(inRoot(), path.join(entry.parentPath ?? entry.path, entry.name)))
}

/**
 * A hash over names and contents of everything under `places` (relative to the top) and over `facts`.
 * Contents, not times: a fresh checkout or a change of branch and back does not rebuild.
 */
export async function fingerprint(places, facts = []) {
  const files = (await Promise.all(places.map(filesUnder))).flat().sort()
  const contents = await Promise.all(files.map((file) => readFile(inRoot(file))))
  const hash = createHash('sha256')
  for (const fact of facts) hash.update(`${fact}\0`)
  files.forEach((file, index) => {
    hash.update(`${file.split(path.sep).join('/')}\0`)
    hash.update(createHash('sha256').update(contents[index]).digest())
  })
  return hash.digest('hex')
}
