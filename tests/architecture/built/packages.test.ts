import { allPages, appJson, builtFiles, CASTING_LIMIT_BYTES, CASTING_PACKAGE, packageSizes } from './files'

/** WeChat refuses a larger main package or subpackage. */
const LIMIT_BYTES = 2 * 1024 * 1024
/** Ours for the main package: what is fetched before anything is shown. */
const MAIN_LIMIT_BYTES = 600 * 1024

const files = builtFiles('weapp')
const names = new Set(files.map(({ name }) => name))
const app = appJson()

describe('the WeChat packages', () => {
  it('are each smaller than WeChat allows', () => {
    const sizes = packageSizes(files, app)
    expect(sizes.get('')).toBeGreaterThan(100_000)
    expect(sizes.get('')).toBeLessThanOrEqual(MAIN_LIMIT_BYTES)
    expect([...sizes].filter(([, bytes]) => bytes >= LIMIT_BYTES)).toEqual([])
  })

  it('ask little of a phone that casts a secret ballot', () => {
    const casting = packageSizes(files, app).get(CASTING_PACKAGE) ?? 0
    expect(casting).toBeGreaterThan(20_000)
    expect(casting).toBeLessThanOrEqual(CASTING_LIMIT_BYTES)
  })

  it('hold every page that app.json names', () => {
    const pages = allPages(app)
    expect(pages.length).toBeGreaterThan(0)
    const missing = pages.flatMap((page) => ['js', 'json', 'wxml'].map((kind) => `${page}.${kind}`)).filter((name) => !names.has(name))
    expect(missing).toEqual([])
  })

  it('hold only tab pages in the main package', () => {
    const tabs = (app.tabBar?.list ?? []).map(({ pagePath }) => pagePath)
    expect(tabs.length).toBeGreaterThan(1)
    expect(app.pages.filter((page) => !tabs.includes(page))).toEqual([])
  })

  it('hold the pictures of the tab bar', () => {
    const pictures = (app.tabBar?.list ?? []).flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath])
    expect(pictures.filter((picture) => !picture || !names.has(picture))).toEqual([])
  })

  it('scale nothing of the workbench, and everything else with the width of the phone', () => {
    const styles = files.filter(({ name }) => name.endsWith('.wxss'))
    const workbench = styles.filter(({ name }) => name.startsWith('features/workbench/'))
    expect(workbench.filter(({ text }) => text().includes('rpx')).map(({ name }) => name)).toEqual([])
    expect(styles.some(({ name, text }) => !name.startsWith('features/workbench/') && text().includes('rpx'))).toBe(true)
  })
})

describe('the browser pages', () => {
  it('keep pixels as pixels', () => {
    const styles = builtFiles('h5').filter(({ name }) => name.endsWith('.css'))
    expect(styles.length).toBeGreaterThan(0)
    expect(styles.filter(({ text }) => /\d(rem|rpx)\b/.test(text())).map(({ name }) => name)).toEqual([])
  })
})
