import { readFile } from 'node:fs/promises'
import { inRoot } from './paths.mjs'
import { runNpm } from './run.mjs'
import { say, seconds, Stop } from './say.mjs'

const NEEDED = [20, 19]

/** Stops with a sentence when Node is older than the packages can bear. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return
  throw new Stop(`Node ${version} is too old: Linli needs Node ${NEEDED.join('.')} or newer. See https://nodejs.org/`)
}

function allows(list, present) {
  if (!list) return true
  const refused = list.filter((entry) => entry.startsWith('!')).map((entry) => entry.slice(1))
  const wanted = list.filter((entry) => !entry.startsWith('!'))
  return !refused.includes(present) && (wanted.length === 0 || wanted.includes(present))
}

function libc() {
  if (process.platform !== 'linux') return undefined
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
}

/**
 * Which packages of the lock file are not what npm noted in node_modules.
 * Compares versions rather than a stamp of our own, so an install made by hand counts as well,
 * and one copied from another kind of machine does not.
 */
export function differences(lock, installed, machine = { os: process.platform, cpu: process.arch, libc: libc() }) {
  const fits = (entry) => allows(entry.os, machine.os) && allows(entry.cpu, machine.cpu) &&
    (machine.libc === undefined || allows(entry.libc, machine.libc))
  return Object.entries(lock.packages ?? {})
    .filter(([place, entry]) => place !== '' && !entry.link && !(entry.optional && !fits(entry)))
    .filter(([place, entry]) => installed.packages?.[place]?.version !== entry.version &&
      !(entry.optional && installed.packages?.[place] === undefined && !entry.os))
    .map(([place]) => place)
}

async function json(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** True when node_modules is missing, or holds other versions than package-lock.json. */
export async function installIsStale() {
  const [lock, installed] = await Promise.all([json(inRoot('package-lock.json')), json(inRoot('node_modules/.package-lock.json'))])
  if (!lock) throw new Stop('package-lock.json is missing or damaged; get it back with git checkout package-lock.json.')
  return !installed || differences(lock, installed).length > 0
}

/** Installs from the lock file where that is needed, and says so. */
export async function ensureInstalled() {
  if (!(await installIsStale())) return
  say('Installing the packages named in package-lock.json (one to three minutes)…')
  const began = Date.now()
  // NODE_ENV=production would leave out what is needed to build.
  const { code, output } = await runNpm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], {
    env: { ...process.env, NODE_ENV: 'development', npm_config_ignore_scripts: 'true' }
  })
  if (code !== 0) throw new Stop(`${output.trim()}\nThe packages could not be installed (npm ci ended with ${code}; the reason is above).`)
  say(`Packages are installed (${seconds(Date.now() - began)}).`)
}
