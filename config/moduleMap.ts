import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Compiler, Module } from 'webpack'

/** Which files a module of the build was made of, with their sizes before minifying: `{"7251": {"miniapp/api/client.ts": 5210}}`. */
export type Modules = Record<string, Record<string, number>>

const root = path.resolve(__dirname, '..')

/** `miniapp/api/client.ts`, `node_modules/zustand`; what webpack made itself has no file. */
function nameOf(module: Module): string {
  const file = module.nameForCondition() ?? module.identifier()
  const inside = path.relative(root, file).split(path.sep).join('/')
  const own = inside.split('node_modules/').at(-1) ?? inside
  if (own === inside) return inside
  return `node_modules/${own.split('/').slice(0, own.startsWith('@') ? 2 : 1).join('/')}`
}

const partsOf = (module: Module): Module[] => ('modules' in module && Array.isArray(module.modules) ? (module.modules as Module[]) : [module])

/** Writes a map of the build's modules beside it, never into what is shipped: for `npm run bench:miniapp`. */
export class ModuleMap {
  constructor(private readonly file: string) {}

  apply(compiler: Compiler): void {
    compiler.hooks.done.tap('ModuleMap', ({ compilation }) => {
      const modules: Modules = {}
      for (const module of compilation.modules) {
        const id = compilation.chunkGraph.getModuleId(module)
        if (id === null || id === '') continue
        const files: Record<string, number> = (modules[String(id)] ??= {})
        for (const part of partsOf(module)) files[nameOf(part)] = (files[nameOf(part)] ?? 0) + part.size()
      }
      writeFileSync(this.file, JSON.stringify(modules))
    })
  }
}
