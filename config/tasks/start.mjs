/** `npm start`: installs and builds what is stale, then runs the server in the foreground. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { inRoot, root } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { runTask } from './lib/say.mjs'

/**
 * Passes signals on and ends as the server ends. In a terminal Ctrl+C reaches the server by itself,
 * so it is not sent twice.
 */
function runServer() {
  const server = spawn(process.execPath, ['--enable-source-maps', inRoot('dist/server/main.js'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'production' }
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!(signal === 'SIGINT' && process.stdin.isTTY)) server.kill(signal)
    })
  }
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 1)))
  })
}

await runTask(async () => {
  await prepare(['server', 'h5', 'weapp'])
  process.exitCode = await runServer()
})
