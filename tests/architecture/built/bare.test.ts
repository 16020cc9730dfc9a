import path from 'node:path'
import vm from 'node:vm'
import { createWx } from '../../support/weapp/wx'
import { allPages, appJson, builtScripts } from './files'

type Functions = Record<string, unknown>

/** A mini-program loaded into a world that has ES built-ins, timers and `wx`, nothing else, and no `eval`, as on a phone. */
function bareWorld(): { load(name: string): void, app: Functions, pages: Functions[], complaints: string[] } {
  const scripts = new Map(builtScripts('weapp').map(({ name, text }) => [name, text]))
  const { wx } = createWx()
  const world = { app: {} as Functions, pages: [] as Functions[], complaints: [] as string[] }
  const complain = (...parts: unknown[]): void => { world.complaints.push(parts.map(String).join(' ')) }
  const quiet = (): void => undefined
  const loaded = new Map<string, { exports: unknown }>()
  const context = vm.createContext({
    wx, setTimeout, clearTimeout, setInterval, clearInterval,
    console: { log: quiet, info: quiet, debug: quiet, warn: quiet, error: complain },
    App: (config: Functions) => { world.app = config },
    Page: (config: Functions) => { world.pages.push(config) },
    Component: quiet,
    Behavior: quiet,
    getApp: () => world.app,
    getCurrentPages: () => []
  }, { codeGeneration: { strings: false, wasm: false } })

  const load = (name: string): unknown => {
    const known = loaded.get(name)
    if (known) return known.exports
    const text = scripts.get(name)
    if (!text) throw new Error(`${name} is not in the build`)
    const module = { exports: {} }
    loaded.set(name, module)
    const run = vm.runInContext(`(function (require, module, exports) {${text()}\n})`, context, { filename: name }) as (require: unknown, module: object, exports: object) => void
    run((asked: string) => load(path.posix.join(path.posix.dirname(name), asked).replace(/(\.js)?$/, '.js')), module, module.exports)
    return module.exports
  }
  return Object.assign(world, { load: (name: string) => { load(name) } })
}

const call = (functions: Functions, name: string, argument: unknown): unknown => (functions[name] as (value: unknown) => unknown)(argument)

describe('the WeChat output, without a browser around it', () => {
  it('starts', async () => {
    const world = bareWorld()
    world.load('app.js')
    call(world.app, 'onLaunch', { path: 'pages/home/index', query: {}, scene: 1001 })
    await new Promise((resolve) => { setTimeout(resolve, 50) })
    expect(typeof world.app.onShow).toBe('function')
    expect(world.complaints).toEqual([])
  })

  it('loads every page', () => {
    const world = bareWorld()
    world.load('app.js')
    const pages = allPages(appJson()).map((page) => `${page}.js`)
    expect(pages.length).toBeGreaterThan(0)
    for (const page of pages) world.load(page)
    expect(world.pages).toHaveLength(pages.length)
    expect(world.pages.filter((page) => typeof page.onLoad !== 'function')).toEqual([])
    expect(world.complaints).toEqual([])
  })
  it('draws the first page', async () => {
    const world = bareWorld()
    world.load('app.js')
    call(world.app, 'onLaunch', { path: 'pages/home/index', query: {}, scene: 1001 })
    world.load('pages/home/index.js')
    let drawn = 0
    const page = Object.assign(Object.create(null) as Functions, world.pages[0], {
      route: 'pages/home/index',
      setData: (_data: object, done?: () => void) => { drawn += 1; done?.() }
    })
    for (const lifecycle of ['onLoad', 'onShow', 'onReady']) call(page, lifecycle, {})
    await new Promise((resolve) => { setTimeout(resolve, 200) })
    expect(drawn).toBeGreaterThan(0)
    expect(world.complaints).toEqual([])
  })
})
