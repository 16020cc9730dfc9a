import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import dev from './dev'
import { JoinShared } from './joinShared'
import { ModuleMap } from './moduleMap'
import prod from './prod'

const root = path.resolve(__dirname, '..')
const miniapp = path.join(root, 'miniapp')
const shared = path.join(root, 'shared')
const target = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp'

/**
 * Where the mini-program finds the API. In a browser it is the server the page came from;
 * WeChat has no such origin, so the address is fixed when the package is built.
 */
const apiBase = target === 'h5' ? '/api/v1' : (process.env.LINLI_API_BASE ?? 'http://127.0.0.1:3000/api/v1')

/** The workbench is drawn for a 1280 px screen: its pixels are pixels, also in WeChat on a computer. */
const keepsPixels = (file: string): boolean => /[\\/]miniapp[\\/]features[\\/]workbench[\\/]/.test(file)

/** Our shared rules and the packages that ship newer syntax than old phones understand. */
const compile = {
  include: [shared, (file: string) => /node_modules[\\/](zustand|dayjs|query-string|split-on-first|filter-obj)[\\/]/.test(file)]
}

type ScriptRule = { use(name: string): { tap(change: (options: object) => object): unknown } }
type Chain = { module: { rule(name: string): ScriptRule }, plugin(name: string): { use(plugin: object): unknown }, optimization: { splitChunks(options: object): unknown } }

/** The Babel configuration lives in config/, not at the top level where Babel looks by itself. */
function webpackChain(chain: Chain): void {
  chain.plugin('moduleMap').use(new ModuleMap(path.join(root, 'dist', `${target}.modules.json`)))
  chain.module.rule('script').use('babelLoader')
    .tap((options) => ({ ...options, configFile: path.join(__dirname, 'babel.config.cjs') }))
}

/** WeChat's packages: what one shares with others lies in one file. */
function weappChain(chain: Chain): void {
  webpackChain(chain)
  chain.plugin('joinShared').use(new JoinShared())
}

/** What a page is made of, as webpack asks about it. */
interface Part { readonly type: string, nameForCondition(): string | null }
const script = (where: RegExp) => (part: Part): boolean => part.type.startsWith('javascript') && where.test(part.nameForCondition() ?? '')

/**
 * The browser's pages: without this each of them holds its own copy of everything that it shares with others (Taro shares
 * between what starts at once alone), so that the whole was ten times as large and took as long to make. Scripts alone:
 * styles keep their order.
 */
function browserChain(chain: Chain): void {
  webpackChain(chain)
  chain.optimization.splitChunks({
    chunks: 'all',
    hidePathInfo: true,
    minSize: 20_000,
    cacheGroups: {
      default: false,
      defaultVendors: false,
      taro: { test: script(/[\\/]node_modules[\\/]@tarojs[\\/]/), name: false, priority: 30 },
      packages: { test: script(/[\\/]node_modules[\\/]/), minChunks: 2, priority: 20 },
      house: { test: script(/[\\/](miniapp[\\/](ui|api|platform)|shared)[\\/]/), name: 'house', minChunks: 4, priority: 10 },
      feature: { test: script(/[\\/]miniapp[\\/]features[\\/]/), minChunks: 2, priority: 5 }
    }
  })
}

/**
 * Smaller than Taro's own choice, which leaves most of what Terser does switched off to be done sooner. Chinese stays as it is: three
 * bytes for a sign instead of the six of `\u` and four digits. WeChat reads UTF-8.
 */
const terser = {
  config: {
    compress: { ecma: 2017, arrows: true, collapse_vars: true, comparisons: true, computed_props: true, hoist_props: true, inline: true, loops: true, negate_iife: true, properties: true, reduce_funcs: true, reduce_vars: true, switches: true, passes: 2 },
    output: { ecma: 2017, ascii_only: false }
  }
}

const sassLoaderOption = { sassOptions: { silenceDeprecations: ['legacy-js-api'] } }

export default defineConfig<'webpack5'>((merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'linli',
    date: '2026-1-1',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'miniapp',
    outputRoot: `dist/${target}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    alias: { '@': miniapp, '@shared': shared },
    plugins: target === 'weapp' ? [path.join(__dirname, 'weappAria.ts')] : [],
    ...(target === 'weapp' ? { terser } : {}),
    defineConstants: { 'process.env.LINLI_API_BASE': JSON.stringify(apiBase) },
    copy: { patterns: [], options: {} },
    mini: {
      compile,
      webpackChain: weappChain,
      sassLoaderOption,
      // Without this, whatever two subpackages share is hoisted into the main package (2 MB at most).
      optimizeMainPackage: { enable: true },
      postcss: { pxtransform: { enable: true, config: { exclude: keepsPixels } }, cssModules: { enable: false } }
    },
    h5: {
      compile,
      webpackChain: browserChain,
      sassLoaderOption,
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css'
      },
      // A pixel stays a pixel in the browser: phones get a column of at most 480 px, desks real pixels.
      postcss: { pxtransform: { enable: false, config: {} }, autoprefixer: { enable: true }, cssModules: { enable: false } }
    }
  }
  return merge({}, base, process.env.NODE_ENV === 'development' ? dev : prod)
})
