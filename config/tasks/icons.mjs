/**
 * Turns miniapp/ui/icons/svg/*.svg into what both builds can show:
 *   miniapp/ui/icons/generated.ts   data URIs by name and colour, `iconUri(name, colour)` (WeChat images take no `currentColor`)
 *   miniapp/assets/tabs/*.png       81 px pictures for the tab bar, which takes no SVG
 *
 *   node config/tasks/icons.mjs           writes them
 *   node config/tasks/icons.mjs --check   fails when they differ from the drawings
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
const DRAWN = { stroke: '#1E6650', patch: '#C4DCCF' }

/** Stroke and patch of each colour; on white strokes a pale patch would glare, so it is the door green, thinned. */
export const VARIANTS = {
  door: { stroke: '#1E6650', patch: '#C4DCCF' },
  deep: { stroke: '#14493A', patch: '#C4DCCF' },
  ink: { stroke: '#20241F', patch: '#C4DCCF' },
  brick: { stroke: '#A23A20', patch: '#C4DCCF' },
  white: { stroke: '#FFFFFF', patch: '#3A7D68' }
}

const TABS = { home: 'home', notice: 'notice', matters: 'matters', me: 'me' }
const TAB_PIXELS = 81

function recolour(svg, variant) {
  return svg.replaceAll(DRAWN.stroke, '\u0001').replaceAll(DRAWN.patch, variant.patch).replaceAll('\u0001', variant.stroke)
}

/** The inside of a drawing with `s` and `p` in place of stroke and patch colour: one copy serves all variants. */
function inside(svg) {
  return svg.trim().replace(/^<svg[^>]*>|<\/svg>$/g, '').replaceAll(DRAWN.patch, '{p}').replaceAll(DRAWN.stroke, '{s}').replaceAll('"', "'")
}

function moduleText(drawings) {
  const names = Object.keys(drawings)
  const frame = drawings[names[0]].match(/^<svg[^>]*>/)[0].replaceAll(DRAWN.stroke, '{s}').replaceAll('"', "'")
  for (const name of names) {
    const own = drawings[name].match(/^<svg[^>]*>/)?.[0].replaceAll(DRAWN.stroke, '{s}').replaceAll('"', "'")
    if (own !== frame) throw new Error(`${name}.svg does not begin like the other drawings`)
  }
  return [
    '// Generated from svg/ by `npm run icons`; change the drawings, not this file.',
    `const frame = ${JSON.stringify(frame)}`,
    '',
    `const colours = {\n${Object.entries(VARIANTS).map(([colour, { stroke, patch }]) => `  ${colour}: { stroke: '${stroke}', patch: '${patch}' }`).join(',\n')}\n}`,
    '',
    `const drawings = {\n${names.map((name) => `  ${name}: ${JSON.stringify(inside(drawings[name]))}`).join(',\n')}\n}`,
    '',
    '/** The names of the drawings. */',
    'export type IconName = keyof typeof drawings',
    '',
    '/** The colours a drawing comes in. */',
    'export type IconColour = keyof typeof colours',
    '',
    '/** The drawing as a data URI for the source of an image (WeChat images take no `currentColor`). */',
    "export function iconUri(name: IconName, colour: IconColour = 'door'): string {",
    '  const { stroke, patch } = colours[colour]',
    "  const svg = `${frame}${drawings[name]}</svg>`.replace(/\\{s\\}/g, stroke).replace(/\\{p\\}/g, patch)",
    '  return `data:image/svg+xml,${encodeURIComponent(svg)}`',
    '}',
    ''
  ].join('\n')
}

async function drawingsIn(directory) {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.svg')).sort()
  const pairs = await Promise.all(files.map(async (file) => [path.basename(file, '.svg'), (await readFile(path.join(directory, file), 'utf8')).replace(/\r\n/g, '\n')]))
  return Object.fromEntries(pairs)
}

async function tabPicture(svg) {
  const { default: sharp } = await import('sharp')
  const density = (72 * TAB_PIXELS) / 24
  return sharp(Buffer.from(svg), { density }).resize(TAB_PIXELS, TAB_PIXELS).png({ compressionLevel: 9 }).toBuffer()
}

/** All files this task makes: absolute path → content. */
export async function generateIcons() {
  const drawings = await drawingsIn(path.join(root, 'miniapp/ui/icons/svg'))
  const files = new Map([[path.join(root, 'miniapp/ui/icons/generated.ts'), Buffer.from(moduleText(drawings))]])
  for (const [tab, drawing] of Object.entries(TABS)) {
    const base = path.join(root, 'miniapp/assets/tabs')
    files.set(path.join(base, `${tab}.png`), await tabPicture(recolour(drawings[drawing], VARIANTS.ink)))
    files.set(path.join(base, `${tab}-on.png`), await tabPicture(recolour(drawings[drawing], VARIANTS.door)))
  }
  return files
}

/**
 * Files whose committed content is not what the drawings give. Pictures are compared by their pixels,
 * since another version of the encoder may pack the same pixels differently.
 */
export async function staleIcons() {
  const { default: sharp } = await import('sharp')
  const pixels = (content) => sharp(content).raw().toBuffer()
  const stale = []
  for (const [file, wanted] of await generateIcons()) {
    const present = await readFile(file).catch(() => undefined)
    const same = present && (file.endsWith('.png')
      ? (await pixels(present)).equals(await pixels(wanted))
      : present.toString().replace(/\r\n/g, '\n') === wanted.toString())
    if (!same) stale.push(path.relative(root, file))
  }
  return stale
}

async function main() {
  if (process.argv.includes('--check')) {
    const stale = await staleIcons()
    for (const file of stale) console.error(`${file} is not what the drawings give; run npm run icons`)
    process.exitCode = stale.length > 0 ? 1 : 0
    return
  }
  for (const [file, content] of await generateIcons()) {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  console.log('Icons are written.')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
