import { spawn } from 'node:child_process'
import { root } from './paths.mjs'

/**
 * Runs a program to its end.
 * `show: true` passes its output through as it comes, `show: 'errors'` only standard error (where jest tells its story);
 * otherwise the output is kept and returned, for the case of failure.
 * Returns `{code, output}`; a program that cannot be started gives code 127.
 */
export function run(command, args, { env = process.env, show = false, shell = false, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', show === true ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'] })
    let output = ''
    child.stdout?.on('data', (chunk) => { output += chunk })
    child.stderr?.on('data', (chunk) => { output += chunk })
    child.on('error', (error) => resolve({ code: 127, output: String(error.message) }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Runs a Node program of a package in node_modules, by the path of its file. */
export function runNode(file, args, options) {
  return run(process.execPath, [file, ...args], options)
}

/** Runs npm, the very one that started us where there is one, so that its version does not change half-way. */
export function runNpm(args, options) {
  const self = process.env.npm_execpath
  if (self && /\.c?js$/.test(self)) return runNode(self, args, options)
  return run('npm', args, { ...options, shell: process.platform === 'win32' })
}
