/** `npm run build [-- weapp h5 server]`: builds what is stale, everything unless named. */
import { targetNames } from './lib/build.mjs'
import { prepare } from './lib/prepare.mjs'
import { runTask, say, Stop } from './lib/say.mjs'

await runTask(async () => {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !targetNames.includes(name))
  if (unknown.length > 0) throw new Stop(`There is no build called ${unknown.join(', ')}; choose from ${targetNames.join(', ')}.`)
  await prepare(asked.length > 0 ? asked : targetNames)
  say('Everything asked for is built.')
})
