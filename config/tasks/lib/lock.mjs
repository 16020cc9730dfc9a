import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { say } from './say.mjs'

const HEARTBEAT_MS = 2_000
const STALE_MS = 20_000
const POLL_MS = 300

async function tryTake(file) {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(String(process.pid))
    await handle.close()
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** A lock is left over when its process is gone here, or when nobody has touched it (another container). */
async function leftOver(file) {
  try {
    const [{ mtimeMs }, text] = await Promise.all([stat(file), readFile(file, 'utf8')])
    if (Date.now() - mtimeMs > STALE_MS) return true
    return text !== '' && !alive(Number(text))
  } catch {
    return false
  }
}

/**
 * Runs `work` while no other process of this checkout does; two starts at once install and build only once.
 * The lock is a file that its holder touches; one left by a killed process is taken over.
 */
export async function withLock(file, work) {
  await mkdir(path.dirname(file), { recursive: true })
  let told = false
  while (!(await tryTake(file))) {
    if (await leftOver(file)) {
      await rm(file, { force: true })
      continue
    }
    if (!told) say('Another process is preparing this checkout; waiting for it.')
    told = true
    await new Promise((resolve) => { setTimeout(resolve, POLL_MS) })
  }
  const heartbeat = setInterval(() => { utimes(file, new Date(), new Date()).catch(() => undefined) }, HEARTBEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    await rm(file, { force: true })
  }
}
