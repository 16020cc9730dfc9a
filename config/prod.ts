import { type UserConfigExport } from '@tarojs/cli'

/** What is shipped: quiet build, no source maps. */
export default {
  logger: { quiet: true, stats: false },
  mini: { enableSourceMap: false, miniCssExtractPluginOption: { ignoreOrder: true } },
  h5: { enableSourceMap: false }
} satisfies UserConfigExport<'webpack5'>
