/**
 * In WeChat our code runs in the engine of the phone (iOS 11 and later, see browserslist in package.json) or in WeChat's own (Android),
 * which both know classes, arrows and destructuring: written out in older words it was a third larger. `async` alone is still
 * written as a generator, because WeChat on iOS brings its own Promise, which the engine's `async` would pass by.
 */
const WECHAT = { targets: { ios: '11', chrome: '61' }, include: ['transform-async-to-generator'] }

/** Used by the mini-program build only (see config/index.ts); jest and the server compile with swc and esbuild. */
module.exports = {
  presets: [
    ['taro', { framework: 'react', ts: true, compiler: 'webpack5', reactJsxRuntime: 'automatic', ...(process.env.TARO_ENV === 'weapp' ? WECHAT : {}) }]
  ]
}
