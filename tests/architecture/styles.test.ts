import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..', '..', 'miniapp')
const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.scss'))

/** The folder a style sheet belongs to: a feature, a tab page, or `ui`. */
const homeOf = (file: string): string => file.split(path.sep).slice(0, file.startsWith('ui') ? 1 : 2).join('/')
/** Classes that a sheet names first in a rule; of the shared ones (`u-`) what it styles itself, not what it styles within them. */
const classesIn = (file: string): string[] => [...readFileSync(path.join(root, file), 'utf8').matchAll(/^\.((?!u-)[a-z][\w-]*|u-[\w-]*(?=\s*[{,:]))/gm)].map(([, name]) => name ?? '')

describe('the style sheets', () => {
  it('name a class in one place: a browser keeps the sheet of every page it has shown', () => {
    const homes = new Map<string, Set<string>>()
    for (const file of sheets) for (const name of classesIn(file)) homes.set(name, (homes.get(name) ?? new Set()).add(homeOf(file)))
    expect([...homes].filter(([, places]) => places.size > 1).map(([name, places]) => [name, [...places].sort()])).toEqual([])
    expect(homes.size).toBeGreaterThan(100)
  })

  it('are each asked for by something: one that nothing imports leaves its page bare, and nothing says so', () => {
    const asked = new Set<string>()
    for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((one) => /\.(tsx?|scss)$/.test(one))) {
      for (const [, named = ''] of readFileSync(path.join(root, file), 'utf8').matchAll(/(?:import|@use|@forward|@import)\s+['"]([^'"]+)['"]/g)) {
        const target = named.startsWith('@/') ? named.slice(2) : path.join(path.dirname(file), named)
        for (const one of [target, `${target}.scss`, path.join(path.dirname(target), `_${path.basename(target)}.scss`)]) asked.add(path.normalize(one))
      }
    }
    expect(sheets.filter((file) => !asked.has(path.normalize(file)))).toEqual([])
    expect(sheets.length).toBeGreaterThan(20)
  })
})
