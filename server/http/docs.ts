import { createReadStream } from 'node:fs';
import path from 'node:path';
import description from '../../shared/contract/openapi.json';
import { DOCS_WORDS } from '../../shared/copy/docs';
import type { Middleware } from './context';

const HTML = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${DOCS_WORDS.title}</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<noscript>${DOCS_WORDS.withoutScript} <a href="/docs/openapi.json">openapi.json</a></noscript>
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/** Nothing is sent to or fetched from anywhere else: the reader's checking service on the web is switched off. */
const START = `window.ui = SwaggerUIBundle({
  url: '/docs/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null, docExpansion: 'none',
  defaultModelsExpandDepth: 0, tryItOutEnabled: true, persistAuthorization: false, filter: true, supportedSubmitMethods: ['get', 'post', 'put', 'patch', 'delete']
})
`;

/** The files of the reader that the page uses; nothing else of the package is reachable. */
const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const OWN: Readonly<Record<string, { readonly type: string; readonly body: string }>> = {
  '': { type: 'text/html; charset=utf-8', body: HTML },
  'start.js': { type: 'text/javascript; charset=utf-8', body: START },
  'openapi.json': { type: 'application/json; charset=utf-8', body: JSON.stringify(description) },
};

/** The API description for people, at /docs: read and tried in the browser, with nothing loaded from outside. */
export function apiDocs(): Middleware {
  const root = path.dirname(require.resolve('swagger-ui-dist/package.json'));
  return async (ctx, next) => {
    const asked = /^\/docs\/?([a-zA-Z0-9.-]*)$/.exec(ctx.path)?.[1];
    if (asked === undefined || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next();
    const own = OWN[asked];
    const type = own?.type ?? FILES[asked];
    if (type === undefined) return next();
    ctx.state.route = 'GET /docs';
    ctx.set('Cache-Control', 'no-cache');
    ctx.body = own?.body ?? createReadStream(path.join(root, asked));
    ctx.type = type;
  };
}
