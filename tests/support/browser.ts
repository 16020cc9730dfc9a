import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

/** A page whose errors are remembered and whose taps are counted. */
export interface WatchedPage {
  page: Page
  /** Taps, clicks and activating key presses by the visitor since the last call of `resetTaps`. */
  taps(): number
  resetTaps(): void
  /** Script errors and console errors so far, without those allowed. */
  problems(): string[]
  /** Lets errors pass whose text matches: a journey that provokes a refusal says which. */
  allow(pattern: RegExp): void
  /** Fails when the page reported an error. Call it at the end of each journey. */
  expectQuiet(): void
  close(): Promise<void>
}

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--force-color-profile=srgb'
]

const usual = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']

/** A microphone that beeps, allowed without a question. */
export const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** Starts Chromium: the one in CHROMIUM_PATH (which `npm test` sets), else one of the usual places; `more` flags beside the usual. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? usual.find((file) => existsSync(file))
  if (!executablePath) throw new Error('No Chromium found; run npm test -- journeys, or set CHROMIUM_PATH.')
  return chromium.launch({ executablePath, args: [...flags, ...more] })
}

async function watch(browser: Browser, options: BrowserContextOptions): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options })
  const problems: string[] = []
  const allowed: RegExp[] = []
  let taps = 0
  await context.exposeFunction('linliCountTap', () => { taps += 1 })
  // In text: what runs in the page must not carry the helpers of the test compiler.
  await context.addInitScript(`addEventListener('click', (event) => { if (event.isTrusted) window.linliCountTap() }, true)`)
  const page = await context.newPage()
  page.on('pageerror', (error) => { problems.push(`script error: ${error.stack ?? error.message}`) })
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('crash', () => { problems.push('the page crashed') })
  const remaining = (): string[] => problems.filter((problem) => !allowed.some((pattern) => pattern.test(problem)))
  return {
    page,
    taps: () => taps,
    resetTaps: () => { taps = 0 },
    problems: remaining,
    allow: (pattern) => { allowed.push(pattern) },
    expectQuiet: () => { expect(remaining()).toEqual([]) },
    close: () => context.close()
  }
}

/** A phone: 375 × 812 at two pixels each, touch, Chinese. `baseURL` lets `page.goto('/')` work. */
export function newPhonePage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  return watch(browser, { viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, ...options })
}

/** A desk: 1280 × 800 with mouse and keyboard. */
export function newDesktopPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  return watch(browser, { viewport: { width: 1280, height: 800 }, ...options })
}
