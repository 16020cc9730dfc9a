import { Buffer } from 'node:buffer'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { createWx, type WxControls } from './wx'

export { type WxAnswer, type WxCall, type WxControls } from './wx'

const dist = path.resolve(__dirname, '..', '..', '..', 'dist', 'weapp')

/** What jsdom or Node has and WeChat lacks: a mini-program that needs one of these must fail here too. */
const notInWechat = [
  'AbortController', 'AbortSignal', 'fetch', 'Headers', 'Request', 'Response', 'XMLHttpRequest', 'MutationObserver', 'structuredClone',
  'localStorage', 'sessionStorage', 'indexedDB', 'FormData', 'Blob', 'File', 'FileReader', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder',
  'WebSocket', 'IntersectionObserver', 'ResizeObserver', 'queueMicrotask', 'Buffer', 'setImmediate', 'clearImmediate', 'alert', 'confirm', 'prompt'
]

interface Instance {
  route?: string
  [lifecycle: string]: unknown
}

interface Rendered {
  readonly dom: HTMLElement
  readonly instance: Instance
  attach(parent: Element): void
  detach(): void
}

interface Simulate {
  load(file: string, options: object): string
  render(id: string): Rendered
}

interface Exparser {
  Event: {
    create(name: string, detail: object, options: object): object
    dispatchEvent(target: object, event: object): void
  }
}

/** One page as WeChat shows it. Class names carry the prefix that WeChat's isolation gives them; `find` adds it. */
export interface WeappPage {
  readonly path: string
  /** All text on the page, white space folded. */
  text(): string
  /** First element with this class (written `.name`), or undefined. */
  find(selector: string): HTMLElement | undefined
  findAll(selector: string): HTMLElement[]
  /** The innermost element that contains this text; throws, with the page's text, when there is none. */
  byText(text: string): HTMLElement
  /** Touches and lets go, then waits until the page is drawn. */
  tap(element: HTMLElement): Promise<void>
  /** Types into a field: what WeChat tells the page on every key. */
  input(element: HTMLElement, value: string): Promise<void>
  /** Lays a finger on it and leaves it there, then takes it away: for what is held. */
  press(element: HTMLElement): Promise<void>
  release(element: HTMLElement): Promise<void>
  /** Any other event of a component, for instance `blur`, `change` or `scrolltolower`. */
  fire(element: HTMLElement, event: string, detail?: object): Promise<void>
  /** Tells the page that it is shown again (after coming back) or hidden. */
  show(): Promise<void>
  hide(): Promise<void>
  /** Bytes of everything that was handed to WeChat by setData to draw the page. */
  drawnBytes(): number
  /** onUnload, and away with it. */
  close(): Promise<void>
}

/** The running mini-program. */
export interface Weapp {
  readonly wx: WxControls
  /** Opens a page (`pages/home/index`) with its query, through all life cycle calls. */
  openPage(path: string, query?: Record<string, string>): Promise<WeappPage>
  /** Opens the page that the mini-program last asked WeChat to go to. */
  follow(): Promise<WeappPage>
  /** The mini-program comes to the front again. */
  show(): Promise<void>
}

const complaints: string[] = []

/** Waits until the mini-program has nothing left to do at once (requests answered by the stub, drawing). */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => { setTimeout(resolve, 1) })
}

/** Waits until `holds` is true; fails after ten seconds with `what` in the message. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  // Not by the date: a test may have stopped it.
  const end = performance.now() + 10_000
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited in vain for: ${what}`)
    await settle()
  }
}

function listen(): void {
  for (const level of ['warn', 'error'] as const) {
    const original = console[level].bind(console)
    console[level] = (...parts: unknown[]) => {
      const message = parts.map(String).join(' ')
      if (level === 'error' || /Template .* not found/.test(message)) complaints.push(message)
      original(...parts)
    }
  }
}

/** A part that WeChat cannot draw vanishes with no more than a warning; here it fails the test. */
afterEach(() => {
  const heard = complaints.splice(0)
  if (heard.length > 0) throw new Error(`the mini-program complained:\n${heard.join('\n')}`)
})

function classSelector(selector: string): string {
  return selector.replace(/\.([A-Za-z_][\w-]*)/g, '.main--$1')
}

function innermost(root: Element, text: string): HTMLElement | undefined {
  const holders = [...root.querySelectorAll<HTMLElement>('*')].filter((element) => (element.textContent ?? '').includes(text))
  return holders.find((element) => !holders.some((other) => other !== element && element.contains(other)))
}

function touch(element: Element, name: 'touchstart' | 'touchend'): void {
  const point = { identifier: 1, target: element, clientX: 0, clientY: 0, pageX: 0, pageY: 0, screenX: 0, screenY: 0 }
  const event = new Event(name, { bubbles: true, cancelable: true })
  Object.assign(event, { touches: name === 'touchstart' ? [point] : [], targetTouches: [], changedTouches: [point] })
  element.dispatchEvent(event)
}

function fireIn(exparser: Exparser, element: HTMLElement, name: string, detail: object): void {
  const target = (element as HTMLElement & { __wxElement?: object }).__wxElement
  if (!target) throw new Error(`<${element.tagName.toLowerCase()}> is not a WeChat component`)
  exparser.Event.dispatchEvent(target, exparser.Event.create(name, detail, { bubbles: true, composed: true, capturePhase: true }))
}

/** Adds up what setData is given from now on, as WeChat does: the length of its JSON. */
function watchDrawing(instance: Instance): () => number {
  let bytes = 0
  const draw = instance.setData as (data: object, done?: () => void) => void
  instance.setData = (data: object, done?: () => void) => {
    bytes += Buffer.byteLength(JSON.stringify(data))
    draw.call(instance, data, done)
  }
  return () => bytes
}

async function call(instance: Instance, lifecycle: string, argument?: unknown): Promise<void> {
  const method = instance[lifecycle]
  if (typeof method === 'function') await (method as (value?: unknown) => unknown).call(instance, argument)
  await settle()
}

function wrapPage(route: string, rendered: Rendered, exparser: Exparser, drawnBytes: () => number, forget: () => void): WeappPage {
  const { dom, instance } = rendered
  const findAll = (selector: string): HTMLElement[] => [...dom.querySelectorAll<HTMLElement>(classSelector(selector))]
  return {
    path: route,
    text: () => (dom.textContent ?? '').replace(/\s+/g, ' ').trim(),
    find: (selector) => findAll(selector)[0],
    findAll,
    byText: (text) => {
      const element = innermost(dom, text)
      if (!element) throw new Error(`“${text}” is not on ${route}, which says: ${dom.textContent ?? ''}`)
      return element
    },
    tap: async (element) => {
      touch(element, 'touchstart')
      touch(element, 'touchend')
      await settle()
    },
    press: async (element) => {
      touch(element, 'touchstart')
      await settle()
    },
    release: async (element) => {
      touch(element, 'touchend')
      await settle()
    },
    input: async (element, value) => {
      fireIn(exparser, element, 'input', { value, cursor: value.length })
      await settle()
    },
    fire: async (element, event, detail = {}) => {
      fireIn(exparser, element, event, detail)
      await settle()
    },
    drawnBytes,
    show: () => call(instance, 'onShow'),
    hide: () => call(instance, 'onHide'),
    close: async () => {
      await call(instance, 'onUnload')
      rendered.detach()
      forget()
    }
  }
}

function parseUrl(url: string): [string, Record<string, string>] {
  const [route = '', search = ''] = url.replace(/^\//, '').split('?')
  const pairs = search.split('&').filter(Boolean).map((pair) => pair.split('=').map(decodeURIComponent))
  return [route, Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value]))]
}

/** A mini-program page is a component whose functions are its methods. */
function pageAsComponent(config: Record<string, unknown>): void {
  const methods = Object.fromEntries(Object.entries(config).filter(([, value]) => typeof value === 'function'))
  const component = (globalThis as unknown as { Component(definition: object): void }).Component
  component({ data: config.data, methods })
}

/**
 * Starts the compiled WeChat output of dist/weapp in jsdom, drawn with WeChat's own template compiler.
 * Once per test file, in `beforeAll`; pages then open as often as needed. `phone` is what differs from an ordinary one, `stored` what an earlier run left on it.
 */
export async function loadApp(phone: Record<string, unknown> = {}, stored: ReadonlyMap<string, unknown> = new Map()): Promise<Weapp> {
  if (!existsSync(path.join(dist, 'app.js'))) throw new Error('dist/weapp is not built; run npm run build -- weapp')
  const { wx, controls } = createWx(phone)
  for (const [name, value] of stored) controls.storage.set(name, value)
  const pages: Instance[] = []
  let app: Instance = {}
  const world = globalThis as unknown as Record<string, unknown>
  Object.assign(world, {
    wx,
    App: (config: Instance) => { app = config },
    getApp: () => app,
    getCurrentPages: () => pages,
    Page: pageAsComponent
  })
  const simulate = jest.requireActual<Simulate>('miniprogram-simulate')
  const exparser = jest.requireActual<Exparser>('miniprogram-exparser')
  Object.assign(world.wx as object, wx)
  for (const name of notInWechat) Reflect.deleteProperty(world, name)
  listen()

  jest.requireActual(path.join(dist, 'app.js'))
  await call(app, 'onLaunch', { path: 'pages/home/index', query: {}, scene: 1001 })
  await call(app, 'onShow', { path: 'pages/home/index', query: {}, scene: 1001 })

  const loaded = new Map<string, string>()
  const openPage: Weapp['openPage'] = async (route, query = {}) => {
    const id = loaded.get(route) ?? simulate.load(path.join(dist, route), { rootPath: dist, compiler: 'official', compilerOptions: { maxBuffer: 64 << 20 } })
    loaded.set(route, id)
    const rendered = simulate.render(id)
    const place = document.createElement('div')
    document.body.append(place)
    rendered.attach(place)
    const { instance } = rendered
    instance.route = route
    pages.push(instance)
    const drawnBytes = watchDrawing(instance)
    await call(instance, 'onLoad', query)
    await call(instance, 'onShow')
    await call(instance, 'onReady')
    return wrapPage(route, rendered, exparser, drawnBytes, () => {
      pages.splice(pages.indexOf(instance), 1)
      place.remove()
    })
  }
  const goings = ['navigateTo', 'redirectTo', 'switchTab', 'reLaunch']
  const follow: Weapp['follow'] = () => {
    const last = controls.calls.filter(({ name }) => goings.includes(name)).at(-1)
    if (!last) throw new Error('the mini-program did not ask to go anywhere')
    return openPage(...parseUrl(String(last.options.url)))
  }
  const show: Weapp['show'] = () => call(app, 'onShow', { path: 'pages/home/index', query: {}, scene: 1001 })
  return { wx: controls, openPage, follow, show }
}
