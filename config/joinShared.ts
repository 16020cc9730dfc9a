import path from 'node:path'
import type { Compilation, Compiler } from 'webpack'

/** A minified file of modules and nothing that runs: `push([[ids],{modules}])`. Sloppy code stays by itself. */
const SHELF = /^"use strict";\(wx\.webpackJsonp=wx\.webpackJsonp\|\|\[\]\)\.push\(\[\[([\d,]+)\],\{([^]*)\}\]\);?$/
const SHARED = /^(.+)\/sub-common\/([0-9a-f]{32})\.js$/
const NAME = 'sub-shared.js'

/** One file of the modules of several; the names of those that went into it. */
export function joined(files: ReadonlyMap<string, string>): { readonly text: string, readonly names: ReadonlySet<string> } {
  const parts = [...files].flatMap(([name, text]) => {
    const [, ids, modules] = SHELF.exec(text) ?? []
    return ids && modules ? [{ name, ids, modules }] : []
  })
  const text = `"use strict";(wx.webpackJsonp=wx.webpackJsonp||[]).push([[${parts.map(({ ids }) => ids).join()}],{${parts.map(({ modules }) => modules).join()}}]);`
  return { text, names: new Set(parts.map(({ name }) => name)) }
}

type Assets = Compilation['assets']
const textOf = (assets: Assets, name: string): string => assets[name]?.source().toString() ?? ''

/** The files of shared modules of each package, with what is in them. */
function sharedIn(assets: Assets): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const roots = new Map<string, Map<string, string>>()
  for (const name of Object.keys(assets)) {
    const [, root] = SHARED.exec(name) ?? []
    if (root) roots.set(root, (roots.get(root) ?? new Map<string, string>()).set(name, textOf(assets, name)))
  }
  return roots
}

/** A page that names the one file in place of those that went into it. */
export function pointed(page: string, name: string, root: string, names: ReadonlySet<string>): string {
  const folder = path.posix.dirname(name)
  let named = false
  return page.replace(/require\("([./]+sub-common\/[0-9a-f]{32}\.js)"\);/g, (all, asked: string) => {
    if (!names.has(path.posix.join(folder, asked))) return all
    const said = named ? '' : `require("${path.posix.relative(folder, `${root}/${NAME}`)}");`
    named = true
    return said
  })
}

/**
 * Puts what a package of the mini-program shares with others into one file. Taro writes a file for each module, each with its
 * frame, and every page names all of them: a tenth of a small package.
 */
export class JoinShared {
  apply(compiler: Compiler): void {
    if (compiler.options.mode !== 'production') return
    const { Compilation: { PROCESS_ASSETS_STAGE_REPORT: stage }, sources: { RawSource } } = compiler.webpack
    compiler.hooks.thisCompilation.tap('JoinShared', (compilation) => {
      // After Taro has put its copies in each package, which it does while assets are analysed.
      compilation.hooks.processAssets.tap({ name: 'JoinShared', stage }, (assets) => {
        for (const [root, files] of sharedIn(assets)) {
          const { text, names } = joined(files)
          if (names.size < 2) continue
          assets[`${root}/${NAME}`] = new RawSource(text)
          for (const name of names) delete assets[name]
          for (const page of Object.keys(assets).filter((name) => name.startsWith(`${root}/`) && name.endsWith('.js'))) {
            const before = textOf(assets, page)
            const after = pointed(before, page, root, names)
            if (after !== before) assets[page] = new RawSource(after)
          }
        }
      })
    })
  }
}
