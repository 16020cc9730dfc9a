/** `npm run dev`: the server and the browser pages, both rebuilt when a file changes. */
import { spawn } from 'node:child_process'
import { inRoot, root } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { runTask, say } from './lib/say.mjs'

function start(args, env) {
  return spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
}

await runTask(async () => {
  await prepare([])
  say('Watching the server (port 3000) and the pages: open http://localhost:3001. Ctrl+C ends both.')
  const children = [
    start([inRoot('node_modules/tsx/dist/cli.mjs'), 'watch', 'server/main.ts'], {}),
    start([inRoot('node_modules/@tarojs/cli/bin/taro'), 'build', '--type', 'h5', '--watch', '--no-check'], { TARO_ENV: 'h5', NODE_ENV: 'development', CI: '1' })
  ]
  const end = () => children.forEach((child) => child.kill('SIGTERM'))
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end)
  await Promise.all(children.map((child) => new Promise((resolve) => { child.on('exit', () => { end(); resolve() }) })))
})
