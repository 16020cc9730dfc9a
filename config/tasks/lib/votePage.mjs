import { readFile } from 'node:fs/promises'
import { inRoot, root } from './paths.mjs'

/** The verifier of votes as one file of HTML, which can be saved and opened without a net; its text. */
export async function votePage() {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [inRoot('server/votePage/page.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2019',
    charset: 'utf8',
    tsconfig: inRoot('tsconfig.json'),
    logLevel: 'silent'
  })
  // (A closing tag inside a text of the program would end it.)
  const script = outputFiles[0].text.replaceAll('</', '<\\/')
  const page = await readFile(inRoot('server/votePage/page.html'), 'utf8')
  return page.replace('/*page*/', () => script)
}
