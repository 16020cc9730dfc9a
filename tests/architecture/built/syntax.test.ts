import { parse } from 'acorn'
import { builtScripts } from './files'

/** The build may end well although a file came out broken (newer syntax than its tools know); the page is then blank. */
describe.each([['h5', 2020], ['weapp', 2018]] as const)('the scripts built for %s', (target, ecmaVersion) => {
  it(`are whole, and understood by phones that know ECMAScript ${ecmaVersion}`, () => {
    const scripts = builtScripts(target)
    expect(scripts.length).toBeGreaterThan(3)
    const broken = scripts.flatMap(({ name, text }) => {
      try {
        parse(text(), { ecmaVersion, sourceType: 'script' })
        return []
      } catch (error) {
        return [`${name}: ${String(error)}`]
      }
    })
    expect(broken).toEqual([])
  })

  it('hold no validation library', () => {
    const withZod = builtScripts(target).filter(({ text }) => /ZodError|ZodString|\$ZodType/.test(text()))
    expect(withZod.map(({ name }) => name)).toEqual([])
  })

  it('hold no variable of the build that was left open', () => {
    const open = builtScripts(target).filter(({ text }) => /process\.env\.(TARO_ENV|LINLI_)/.test(text()))
    expect(open.map(({ name }) => name)).toEqual([])
  })
})
