import { existsSync } from 'node:fs'
import path from 'node:path'
import { run } from './run.mjs'
import { say, seconds, Stop } from './say.mjs'

const ANSWER_MS = 20_000
/** Chromium without the parts that make a window: the same engine, and a quarter less work in every journey. Debian has it. */
const LIGHT = 'chromium-headless-shell'
const BROWSER = 'chromium'
const FONT = 'fonts-noto-cjk'

/** Where browsers of the Chromium family usually are. */
function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) => ['/Applications', path.join(process.env.HOME ?? '', 'Applications')]
      .map((base) => path.join(base, `${name}.app/Contents/MacOS/${name}`)))
  }
  if (process.platform === 'win32') {
    const bases = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean)
    return bases.flatMap((base) => ['Google/Chrome', 'Chromium', 'Microsoft/Edge']
      .map((name) => path.join(base, name, 'Application', name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe')))
  }
  const names = [LIGHT, 'chrome-headless-shell', BROWSER, 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return (process.env.PATH ?? '').split(path.delimiter).concat('/usr/bin', '/snap/bin').flatMap((base) => names.map((name) => path.join(base, name)))
}

/** Whether the file is a browser that starts here; on Windows `--version` opens a window, so being there must do. */
async function answers(file) {
  if (process.platform === 'win32') return true
  const patience = new Promise((resolve) => { setTimeout(() => resolve({ code: 1, output: '' }), ANSWER_MS).unref() })
  const { code, output } = await Promise.race([run(file, ['--version']), patience])
  return code === 0 && /Chrom|Edge/.test(output)
}

async function find() {
  for (const file of usualPlaces()) {
    if (existsSync(file) && await answers(file)) return file
  }
  return undefined
}

/** Words that put a command under the right to install: none for root, sudo where it asks nothing. */
async function privilege() {
  if (process.platform !== 'linux' || (await run('apt-get', ['--version'])).code !== 0) return undefined
  if (process.getuid() === 0) return []
  return (await run('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n'] : undefined
}

async function installWithApt(prefix, packages) {
  say(`Installing ${packages.join(' and ')} with apt for the browser tests (about half a minute)…`)
  const began = Date.now()
  const apt = (...args) => {
    const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]
    return run(command, rest)
  }
  const update = await apt('update')
  const install = await apt('install', '-y', '--no-install-recommends', ...packages)
  if (install.code !== 0) throw new Stop(`${update.code === 0 ? '' : update.output}${install.output}\napt-get could not install ${packages.join(' and ')}; the reason is above.`)
  say(`${packages.join(' and ')}: installed (${seconds(Date.now() - began)}).`)
}

/** Whether Chinese can be drawn: without a font every character is a box, and pages have other widths. True where nobody can tell. */
async function drawsChinese() {
  if (process.platform !== 'linux') return true
  const { code, output } = await run('fc-list', [':lang=zh', 'family'])
  return code !== 0 || output.trim() !== ''
}

/** Installs a Chinese font where there is none and it may; otherwise says what will look wrong. */
async function ensureFont() {
  if (await drawsChinese()) return
  const prefix = await privilege()
  if (prefix) return installWithApt(prefix, [FONT])
  say(`There is no Chinese font here, so the tests of pages may fail. Install one (Debian, Ubuntu: sudo apt-get install ${FONT}).`)
}

/** The lightest browser to be had: root, which is a container or continuous integration, gets it without being asked for. */
async function lightest(present) {
  if (!present || present.endsWith('headless-shell') || (await privilege())?.length !== 0) return present
  return installWithApt([], [LIGHT]).then(find, () => present)
}

/** Installs a browser: the light one where there is such a package, the usual one elsewhere. */
async function installed(prefix) {
  await installWithApt(prefix, [LIGHT, FONT]).catch(() => installWithApt(prefix, [BROWSER, FONT]))
  return find()
}

/** The path of a browser for the journeys; installs one where that is allowed, otherwise stops and says how to get one. */
export async function ensureChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (await answers(named)) {
      await ensureFont()
      return named
    }
    throw new Stop(`CHROMIUM_PATH is ${named}, which does not start as Chromium or Chrome.`)
  }
  const present = await lightest(await find())
  if (present) {
    await ensureFont()
    return present
  }
  const prefix = await privilege()
  if (!prefix) {
    throw new Stop(`The browser tests need Chromium or Chrome and none was found. Install one (Debian, Ubuntu: sudo apt-get install ${BROWSER} ${FONT}), or set CHROMIUM_PATH to its program.`)
  }
  const file = await installed(prefix)
  if (file) return file
  throw new Stop('apt-get installed chromium, but it does not start; run chromium --version to see why, or set CHROMIUM_PATH.')
}
