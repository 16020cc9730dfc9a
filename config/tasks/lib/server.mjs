import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { inRoot, root } from './paths.mjs'
import { votePage } from './votePage.mjs'

/** Packages without a CommonJS build: they are bundled, everything else stays in node_modules. */
const ESM_ONLY = ['file-type', 'flatbush']

/** Programs that become files of their own: output name → source. A worker thread needs its own file. */
const ENTRIES = {
  main: 'server/main.ts',
  'engine-worker': 'server/engine/worker.ts',
  'codes-worker': 'server/features/files/codes/worker.ts'
}

/** Leaves packages where they are, except those that CommonJS cannot require. */
const packagesStay = {
  name: 'packages-stay',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, (args) => {
      const inside = /[\\/]node_modules[\\/]/.test(args.importer)
      if (inside || args.path.startsWith('@shared/') || args.path.startsWith('@/')) return undefined
      if (args.kind === 'entry-point' || ESM_ONLY.some((name) => args.path === name || args.path.startsWith(`${name}/`))) return undefined
      return { path: args.path, external: true }
    })
  }
}

/** Bundles the server for Node; returns `{code, output}` like a program. */
export async function buildServer() {
  const { build, formatMessages } = await import('esbuild')
  await rm(inRoot('dist/server'), { recursive: true, force: true })
  const entryPoints = Object.entries(ENTRIES)
    .filter(([, source]) => existsSync(inRoot(source)))
    .map(([out, source]) => ({ out, in: inRoot(source) }))
  try {
    const result = await build({
      absWorkingDir: root,
      entryPoints,
      outdir: inRoot('dist/server'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      sourcemap: 'linked',
      sourcesContent: false,
      tsconfig: inRoot('tsconfig.json'),
      logLevel: 'silent',
      plugins: [packagesStay]
    })
    await writeFile(inRoot('dist/server/verify-vote.html'), await votePage())
    const warnings = await formatMessages(result.warnings, { kind: 'warning' })
    return { code: 0, output: warnings.join('\n') }
  } catch (error) {
    const messages = await formatMessages(error.errors ?? [{ text: String(error) }], { kind: 'error' })
    return { code: 1, output: messages.join('\n') }
  }
}
