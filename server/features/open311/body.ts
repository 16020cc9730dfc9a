import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import multer from '@koa/multer';
import { REPORT_LIMITS } from '../../../shared/domain/cases/limits';
import { OPEN311_LIMITS } from '../../../shared/domain/integrations/open311';
import type { Context } from '../../http/context';
import { nameOf } from '../../platform/errorCode';
import type { Deps } from '../../platform/deps';
import { refusal } from './errors';

/** What was sent: the parameters of the form, and where its pictures lie meanwhile. */
export interface Sent {
  readonly fields: URLSearchParams;
  readonly files: readonly string[];
}

/** Four thousand Chinese characters are 36 KB as a form. */
const FORM_BYTES = 256 * 1024;
const MULTIPART_BYTES = OPEN311_LIMITS.photos * REPORT_LIMITS.fileBytes + FORM_BYTES;

async function readForm(ctx: Context): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > FORM_BYTES) throw refusal(413, 'large');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** The parser of uploads makes objects of names with brackets; the protocol knows them as names. */
function flat(value: unknown, name: string, into: URLSearchParams): void {
  if (Array.isArray(value)) for (const one of value) flat(one, name, into);
  else if (typeof value === 'object' && value !== null) for (const [key, part] of Object.entries(value)) flat(part, name === '' ? key : `${name}[${key}]`, into);
  else if (typeof value === 'string') into.append(name, value);
}

async function readMultipart(ctx: Context, directory: string): Promise<Sent> {
  if ((ctx.request.length ?? 0) > MULTIPART_BYTES) throw refusal(413, 'large');
  const limits = { files: OPEN311_LIMITS.photos, fileSize: REPORT_LIMITS.fileBytes, fields: 100, fieldSize: FORM_BYTES, fieldNameSize: 200, parts: 120, headerPairs: 20 };
  await multer({ dest: directory, limits }).any()(ctx, async () => undefined).catch((error: unknown) => {
    throw nameOf(error) === 'MulterError' ? refusal(400, 'picture') : refusal(400, 'brokenForm');
  });
  const fields = new URLSearchParams();
  flat(ctx.request.body, '', fields);
  const files = Array.isArray(ctx.files) ? ctx.files : [];
  return { fields, files: files.filter(({ fieldname }) => /^media(\[\d{0,2}\])?$/.test(fieldname)).map((one) => one.path) };
}

/** Reads a form and hands it on; its pictures are gone afterwards. Nothing else is read: what is no form is refused by its name. */
export async function withBody<T>(ctx: Context, { config }: Pick<Deps, 'config'>, use: (sent: Sent) => Promise<T>): Promise<T> {
  if (ctx.request.is('urlencoded')) {
    if ((ctx.request.length ?? 0) > FORM_BYTES) throw refusal(413, 'large');
    return use({ fields: await readForm(ctx), files: [] });
  }
  if (!ctx.request.is('multipart/form-data')) {
    const empty = ctx.request.length === 0 || (ctx.request.length === undefined && ctx.get('transfer-encoding') === '');
    if (empty) return use({ fields: new URLSearchParams(), files: [] });
    throw refusal(400, 'form');
  }
  const directory = path.join(config.dataDir, 'incoming', randomUUID());
  await mkdir(directory, { recursive: true, mode: 0o700 });
  try {
    return await use(await readMultipart(ctx, directory));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
