/** Words of the page that shows the API description. */
export const DOCS_WORDS = {
  title: '邻里 Linli · 接口说明 API',
  withoutScript: '这个页面要用到脚本。接口说明的原文在',
} as const;
