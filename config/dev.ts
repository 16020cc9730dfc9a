import { type UserConfigExport } from '@tarojs/cli'

/** While developing: readable output, no compression. */
export default {
  logger: { quiet: false, stats: true },
  mini: { miniCssExtractPluginOption: { ignoreOrder: true } },
  h5: {}
} satisfies UserConfigExport<'webpack5'>
