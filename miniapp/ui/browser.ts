// Styles that only a browser needs; WeChat takes none of them.
export {};
