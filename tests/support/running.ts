import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { scratchDirectory } from './scratch'

const root = path.resolve(__dirname, '..', '..')
const program = path.join(root, 'dist', 'server', 'main.js')

/** The very program that `npm start` runs, on a free port and with a data directory of its own. */
export interface RunningServer {
  /** For instance `http://127.0.0.1:40123`, without a slash at the end. */
  readonly url: string
  readonly dataDir: string
  /** Everything printed so far. */
  output(): string
  /** Asks it to end (SIGTERM), waits, and returns its exit code. */
  stop(): Promise<number | null>
  /** `kill -9`, at once; the data directory stays. */
  kill(): Promise<void>
  /** Starts it again on the same data and port. */
  restart(): Promise<void>
  /** Ends it and removes its data. */
  dispose(): Promise<void>
}

/** A port of this machine on which nobody listens. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** Ready is a server that answers and has told where it, its database and its sandbox are, which comes a moment later. */
async function untilReady(url: string, child: ChildProcess, output: () => string, patience: number): Promise<void> {
  const end = Date.now() + patience
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended while starting:\n${output()}`)
    const ready = await fetch(`${url}/health/ready`).then((response) => response.ok, () => false)
    if (ready && output().includes('邻里 Linli')) return
    if (Date.now() > end) throw new Error(`the server was not ready within ${patience / 1000} s:\n${output()}`)
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
}

/**
 * Runs the built server as a process and waits until it is ready; the demonstration district is seeded on the way.
 * `env` adds to or overrides the environment; `patience` is in milliseconds.
 */
export async function startServer({ env = {}, patience = 120_000 }: { env?: Record<string, string>, patience?: number } = {}): Promise<RunningServer> {
  if (!existsSync(program)) throw new Error('dist/server is not built; run npm run build')
  const dataDir = await scratchDirectory('linli-journey-')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let printed = ''
  let child: ChildProcess

  const start = async (): Promise<void> => {
    const before = printed.length
    child = spawn(process.execPath, [program], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, ...env },
      stdio: ['ignore', 'pipe', 'pipe']
    })
    child.stdout?.on('data', (chunk) => { printed += String(chunk) })
    child.stderr?.on('data', (chunk) => { printed += String(chunk) })
    await untilReady(url, child, () => printed.slice(before), patience)
  }
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
    return child.exitCode
  }

  await start()
  return {
    url,
    dataDir,
    output: () => printed,
    stop: () => end('SIGTERM'),
    kill: async () => { await end('SIGKILL') },
    restart: start,
    dispose: async () => {
      await end('SIGKILL')
      await rm(dataDir, { recursive: true, force: true })
      await rm(`${dataDir}-keys`, { recursive: true, force: true })
    }
  }
}
