import { type UserConfigExport } from '@tarojs/cli'

const server = `http://127.0.0.1:${process.env.PORT ?? '3000'}`

/** While developing: readable output, no compression; pages on port 3001, which passes everything else on to the server. */
export default {
  logger: { quiet: false, stats: true },
  mini: { miniCssExtractPluginOption: { ignoreOrder: true } },
  h5: {
    devServer: {
      host: 'localhost',
      port: 3001,
      open: false,
      proxy: [{ context: ['/api', '/files', '/health', '/p'], target: server }]
    }
  }
} satisfies UserConfigExport<'webpack5'>
