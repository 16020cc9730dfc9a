import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { targetNames } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { inRoot, root } from './paths.mjs'
import { prepare } from './prepare.mjs'
import { runNode } from './run.mjs'
import { say } from './say.mjs'

const bin = (...parts) => inRoot('node_modules', ...parts)

/** A program that passes or fails as a whole: counts as one. */
async function program(...runs) {
  for (const [file, ...args] of runs) {
    const { code } = await runNode(file, args, { show: true })
    if (code !== 0) return { passed: 0, failed: 1 }
  }
  return { passed: 1, failed: 0 }
}

/** Names of what failed, with the first lines of why: repeated at the end of a run, where a long log is read first. */
function failuresOf(result) {
  const colour = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')
  const short = (text) => text.replace(colour, '').split('\n').map((line) => line.trim()).filter(Boolean).slice(0, 6).join('\n      ')
  return result.testResults.filter(({ status }) => status === 'failed').flatMap((file) => {
    const name = path.relative(root, file.name)
    const failed = file.assertionResults.filter(({ status }) => status === 'failed')
    if (failed.length === 0) return [`${name}\n      ${short(file.message)}`]
    return failed.map((test) => `${name} › ${test.fullName}\n      ${short(test.failureMessages[0] ?? '')}`)
  })
}

/**
 * A jest project: counts its tests. A file that cannot be loaded counts as a failure, and so does a
 * skipped test: nothing may be left out in silence.
 */
async function jest(project, args = [], env = {}) {
  const report = inRoot('.cache', 'test-results', `${project}.json`)
  await mkdir(inRoot('.cache', 'test-results'), { recursive: true })
  await rm(report, { force: true })
  const { code } = await runNode(bin('jest/bin/jest.js'),
    ['-c', inRoot('config/jest.config.cjs'), '--selectProjects', project, '--ci', '--json', '--outputFile', report, ...args],
    { show: 'errors', env: { ...process.env, ...env } })
  const result = await readFile(report, 'utf8').then(JSON.parse, () => undefined)
  if (!result) return { passed: 0, failed: 1 }
  const skipped = result.numPendingTests + result.numTodoTests
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites + skipped
  const broken = result.testResults.filter(({ status }) => status === 'failed')
  return { passed: result.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, broken, note: skipped > 0 ? `${skipped} skipped, counted as failed` : undefined, failures: failuresOf(result) }
}

/** Builds each target; one that fails does not keep the others from being looked at. */
async function builds() {
  const failures = []
  for (const name of targetNames) {
    await prepare([name]).catch((error) => {
      process.stderr.write(`${error.message}\n`)
      failures.push(name)
    })
  }
  return { passed: targetNames.length - failures.length, failed: failures.length }
}

/** Files of journeys that failed are played once more, alone, when they are no more than these. */
const FEW = 3

/**
 * Two at a time. A real browser beside a real server can miss a press where the machine is busy with another pair, so a few
 * files that failed are played once more by themselves; what is broken fails again, and the last line says which needed it.
 */
async function journeys() {
  const env = { CHROMIUM_PATH: await ensureChromium() }
  const first = await jest('journeys', [], env)
  const broken = first.broken ?? []
  if (first.failed === 0 || broken.length === 0 || broken.length > FEW) return first
  const files = broken.map(({ name }) => name)
  const names = files.map((file) => path.basename(file, '.test.ts')).join(', ')
  say(`\n── journeys once more, alone: ${names}`)
  const again = await jest('journeys', ['--runInBand', '--runTestsByPath', ...files], env)
  const counted = broken.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'passed').length
  return { ...again, passed: first.passed - counted + again.passed, note: `${names}: second time` }
}

/** The steps of `npm test`, in order: name → what it looks at and how. */
export const steps = {
  types: {
    about: 'TypeScript',
    run: () => program([bin('typescript/bin/tsc'), '-p', inRoot('tsconfig.json')], [bin('typescript/bin/tsc'), '-p', inRoot('config/tsconfig.miniapp.json')])
  },
  lint: { about: 'ESLint', run: () => program([bin('eslint/bin/eslint.js'), '-c', inRoot('config/eslint.config.mjs'), '.']) },
  architecture: { about: 'who may import whom, what stands where, what is generated', run: () => jest('architecture') },
  unit: { about: 'rules, server, engine', run: () => jest('unit') },
  builds: { about: 'WeChat, browser, server', run: builds },
  built: { about: 'the built files', run: () => jest('built') },
  weapp: { about: 'compiled WeChat pages', run: () => jest('weapp') },
  journeys: { about: 'Chromium against a real server', run: journeys }
}

/** Steps that look at built files build them first, also when they are asked for alone. */
export const needsBuilds = { built: ['weapp', 'h5', 'server'], weapp: ['weapp', 'server'], journeys: ['h5', 'server', 'weapp'] }
