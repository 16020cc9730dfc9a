import { ensureBuilt } from './build.mjs'
import { checkNode, ensureInstalled } from './install.mjs'
import { withLock } from './lock.mjs'
import { inRoot } from './paths.mjs'

const lockFile = inRoot('.cache', 'prepare.lock')

/** Installs and builds what is missing or stale, once, however many programs ask at the same time. */
export async function prepare(targets) {
  checkNode()
  await withLock(lockFile, async () => {
    await ensureInstalled()
    for (const target of targets) await ensureBuilt(target)
  })
}
