/**
 * `npm test [-- step …]`: installs and builds what is stale, runs every step (or those named) even when one fails,
 * and ends with one line `N passed, N failed`.
 */
import { checkNode } from './lib/install.mjs'
import { prepare } from './lib/prepare.mjs'
import { runTask, say, seconds, Stop } from './lib/say.mjs'

function chosen(steps) {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !(name in steps))
  if (unknown.length > 0) throw new Stop(`There is no step called ${unknown.join(', ')}; choose from ${Object.keys(steps).join(', ')}.`)
  return Object.keys(steps).filter((name) => asked.length === 0 || asked.includes(name))
}

/** Steps that read the sources only: those of the two lists run beside each other, before all others. */
const BESIDE = [['types', 'architecture'], ['lint']]

async function runStep(name, { about, run }, builds) {
  say(`\n── ${name}: ${about}`)
  const began = Date.now()
  let result
  try {
    if (builds) await prepare(builds)
    result = await run()
  } catch (error) {
    process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`)
    result = { passed: 0, failed: 1 }
  }
  return { name, ...result, time: seconds(Date.now() - began) }
}

await runTask(async () => {
  checkNode()
  await prepare([])
  const { steps, needsBuilds } = await import('./lib/steps.mjs')
  const names = chosen(steps)
  const runAll = async (some) => {
    const results = []
    for (const name of some) {
      const result = await runStep(name, steps[name], needsBuilds[name])
      say(`── ${name}: ${result.passed} passed, ${result.failed} failed (${result.time})`)
      results.push(result)
    }
    return results
  }
  // Each of these keeps one core busy and no more.
  const results = (await Promise.all(BESIDE.map((some) => runAll(names.filter((name) => some.includes(name)))))).flat()
  results.push(...await runAll(names.filter((name) => !BESIDE.flat().includes(name))))
  say('')
  for (const { name, passed, failed, time, note } of results) {
    say(`${failed === 0 ? '✓' : '✗'} ${name.padEnd(13)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${time}${note ? `  (${note})` : ''}`)
  }
  for (const { name, failures = [] } of results) for (const failure of failures) say(`\n✗ ${name}: ${failure}`)
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  process.exitCode = sum('failed') > 0 ? 1 : 0
  say(`\n${sum('passed')} passed, ${sum('failed')} failed`)
})
