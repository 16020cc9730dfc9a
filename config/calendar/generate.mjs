/**
 * Turns the holiday data of the package chinese-days into one plain table a year, so that the rules need no
 * package and a deployment may correct a table by hand. Run after updating the package:
 *   node config/calendar/generate.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const FIRST_YEAR = 2024

/** Year → {holidays, workdays}: rest days on weekdays or weekends, and weekends that are worked (调休). */
export function tablesFrom(data) {
  const tables = {}
  for (const [kind, days] of [['holidays', data.holidays], ['workdays', data.workdays]]) {
    for (const [day, name] of Object.entries(days)) {
      const year = day.slice(0, 4)
      if (Number(year) < FIRST_YEAR) continue
      tables[year] ??= { year: Number(year), holidays: {}, workdays: [] }
      if (kind === 'holidays') tables[year].holidays[day] = name.split(',')[1]
      else tables[year].workdays.push(day)
    }
  }
  for (const table of Object.values(tables)) {
    table.holidays = Object.fromEntries(Object.entries(table.holidays).sort(([a], [b]) => a.localeCompare(b)))
    table.workdays.sort()
  }
  return tables
}

/** The raw data of the installed package. */
export function packageData() {
  const main = createRequire(import.meta.url).resolve('chinese-days')
  return JSON.parse(readFileSync(path.join(path.dirname(main), 'chinese-days.json'), 'utf8'))
}

/** The text of one year's file. */
export const textOf = (table) => `${JSON.stringify(table, null, 2)}\n`

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'years')
  for (const [year, table] of Object.entries(tablesFrom(packageData()))) {
    writeFileSync(path.join(folder, `${year}.json`), textOf(table))
  }
}
