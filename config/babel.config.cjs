/** Used by the mini-program build only (see config/index.ts); jest and the server compile with swc and esbuild. */
module.exports = {
  presets: [
    ['taro', { framework: 'react', ts: true, compiler: 'webpack5', reactJsxRuntime: 'automatic' }]
  ]
}
