/** `npm run fuzz [-- requests [seed]]`: bad requests over every operation of the API; 20,000 unless told otherwise. */
import { inRoot } from './lib/paths.mjs'
import { runNode } from './lib/run.mjs'
import { runTask } from './lib/say.mjs'

await runTask(async () => {
  const [requests = '20000', seed = '20260302'] = process.argv.slice(2)
  const env = { ...process.env, FUZZ_REQUESTS: requests, FUZZ_SEED: seed }
  const args = ['-c', inRoot('config/jest.config.cjs'), '--selectProjects', 'unit', '--ci', 'tests/server/fuzz']
  const { code } = await runNode(inRoot('node_modules/jest/bin/jest.js'), args, { show: true, env })
  process.exitCode = code
})
