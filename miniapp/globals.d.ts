/// <reference types="@tarojs/taro" />

declare module '*.scss'
declare module '*.png' {
  const url: string
  export default url
}

/** Replaced by their values when the mini-program is built; nothing else of `process` exists on a phone. */
declare namespace NodeJS {
  interface ProcessEnv {
    /** Which build this is. */
    TARO_ENV: 'weapp' | 'h5'
    /** Base address of the API, without a slash at the end: same origin in H5, absolute in WeChat. */
    LINLI_API_BASE: string
  }
  interface Process {
    env: ProcessEnv
  }
}
declare var process: NodeJS.Process
