import { z } from 'zod';
import { defineRoute, Id, IdParams } from './kernel';

/** A photo as its viewer may see it: addresses are signed and live minutes, never a permanent link. */
export const PhotoView = z.object({
  id: Id,
  url: z.string(),
  thumbUrl: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  /** Staff only, where it is not settled that others may see it: what WeChat's check says. */
  check: z.enum(['pending', 'review', 'risky']).optional(),
});

export const filesRoutes = {
  'POST /files': defineRoute({
    summary: 'Upload one photo (JPEG, PNG, WebP, HEIC where the server can read it), at most 10 MB',
    tag: 'files',
    access: 'session',
    bodyKind: 'multipart',
    idempotent: true,
    status: 201,
    response: PhotoView,
    errors: ['file_too_large', 'unsupported_file', 'key_reused'],
  }),
  'GET /files/:id': defineRoute({
    summary: 'Fresh signed addresses of a photo of my own, for a draft that was put away and taken up again',
    tag: 'files',
    access: 'session',
    params: IdParams,
    status: 200,
    response: PhotoView,
    errors: ['not_found'],
  }),
};

/** Binary route outside JSON: `GET /files/:id/:variant?e=<unix seconds>&s=<signature>`; variant full | thumb. */
export const FILE_VARIANTS = ['full', 'thumb'] as const;
export const FileAddress = z.strictObject({ id: Id, variant: z.enum(FILE_VARIANTS) });
export const FileAddressQuery = z.strictObject({
  e: z.coerce.number().int(),
  s: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/),
});
