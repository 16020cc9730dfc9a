import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fingerprint } from './fingerprint.mjs'
import { inRoot } from './paths.mjs'
import { runNode } from './run.mjs'
import { say, seconds, Stop } from './say.mjs'

const miniappInputs = [
  'miniapp', 'shared', 'config/index.ts', 'config/moduleMap.ts', 'config/dev.ts', 'config/prod.ts', 'config/babel.config.cjs',
  'config/tasks/lib/build.mjs', 'project.config.json', 'package.json', 'package-lock.json', 'tsconfig.json'
]

async function taro(type) {
  // CI=1 and --no-check: the build asks nothing of the network.
  const env = { ...process.env, CI: '1', NODE_ENV: 'production', TARO_ENV: type }
  await rm(inRoot('dist', type), { recursive: true, force: true })
  const result = await runNode(inRoot('node_modules/@tarojs/cli/bin/taro'), ['build', '--type', type, '--no-check'], { env })
  // The build program may end with 0 although webpack found errors.
  const failed = result.code !== 0 || /✖ Errors|Compiled with some errors|Module not found|编译失败/.test(result.output)
  return failed ? { code: result.code || 1, output: result.output } : result
}

/** What can be built: what it is called, what it is made of, what must exist afterwards, how. */
const targets = {
  h5: {
    name: 'the browser pages (dist/h5)',
    about: 'half a minute',
    inputs: miniappInputs,
    facts: () => [],
    outputs: ['dist/h5/index.html'],
    build: () => taro('h5')
  },
  weapp: {
    name: 'the WeChat mini-program (dist/weapp)',
    about: 'a quarter of a minute',
    inputs: miniappInputs,
    facts: () => [process.env.LINLI_API_BASE ?? ''],
    outputs: ['dist/weapp/app.js', 'dist/weapp/app.json'],
    build: () => taro('weapp')
  },
  server: {
    name: 'the server (dist/server)',
    about: 'a second',
    inputs: ['server', 'shared', 'config/server.ts', 'config/wechat.ts', 'config/calendar', 'config/catalogue', 'config/tasks/lib/server.mjs', 'config/tasks/lib/votePage.mjs', 'package.json', 'package-lock.json'],
    facts: () => [],
    outputs: ['dist/server/main.js', 'dist/server/verify-vote.html'],
    build: async () => (await import('./server.mjs')).buildServer()
  }
}

/** The names that `ensureBuilt` knows. */
export const targetNames = Object.keys(targets)

const stampFile = (name) => inRoot('dist', `.${name}.stamp`)

async function isFresh(name, mark) {
  const stamp = await readFile(stampFile(name), 'utf8').catch(() => '')
  return stamp === mark && targets[name].outputs.every((file) => existsSync(inRoot(file)))
}

/**
 * Builds `name` unless its stamp says that it was made from the very same inputs.
 * The stamp is removed before and written after a build, so a killed build is never taken for a good one.
 */
export async function ensureBuilt(name) {
  const target = targets[name]
  const mark = await fingerprint(target.inputs, [process.versions.node.split('.')[0], ...target.facts()])
  if (await isFresh(name, mark)) return
  say(`Building ${target.name}, about ${target.about}…`)
  const began = Date.now()
  await mkdir(inRoot('dist'), { recursive: true })
  await rm(stampFile(name), { force: true })
  const { code, output } = await target.build()
  const missing = target.outputs.filter((file) => !existsSync(inRoot(file)))
  if (code !== 0 || missing.length > 0) {
    throw new Stop(`${output.trim()}\n${missing.map((file) => `${file} was not made.\n`).join('')}Building ${target.name} failed; the reason is above.`)
  }
  await writeFile(stampFile(name), mark)
  say(`Built ${target.name} (${seconds(Date.now() - began)}).`)
}
