import { z } from 'zod';
import { VOICE_LIMITS } from '../domain/cases/limits';
import { defineRoute, Id, IdParams } from './kernel';

/** A photo as its viewer may see it: addresses are signed and live minutes, never a permanent link. */
export const PhotoView = z.object({
  id: Id,
  url: z.string(),
  thumbUrl: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  /** Staff only, where it is not settled that others may see it: what WeChat's check says. `unread`: whether an identity or a bank card is in it could not be asked. */
  check: z.enum(['pending', 'review', 'risky', 'unread']).optional(),
});

/** Containers of a recording; the last part of its address names it. */
export const VOICE_CONTAINERS = ['mp3', 'aac', 'm4a', 'webm', 'ogg'] as const;

/** A recording as its viewer may hear it: signed address, minutes of life; length in seconds, one decimal. */
export const VoiceView = z.object({ id: Id, url: z.string(), seconds: z.number() });

export const filesRoutes = {
  'POST /voices': defineRoute({
    summary: 'Upload one recording (MP3, AAC, MP4, WebM or Ogg by what the recorder offers), at most 60 s and 2 MB',
    tag: 'files',
    access: 'session',
    bodyKind: 'multipart',
    maxBytes: VOICE_LIMITS.bytes,
    idempotent: true,
    status: 201,
    response: VoiceView,
    errors: ['file_too_large', 'unsupported_file', 'voice_too_long', 'key_reused'],
  }),
  'GET /voices/:id': defineRoute({
    summary: 'Fresh signed address of a recording of my own, for a draft that was put away and taken up again',
    tag: 'files',
    access: 'session',
    params: IdParams,
    status: 200,
    response: VoiceView,
    errors: ['not_found'],
  }),
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

/** Binary route outside JSON: `GET /files/:id/:variant?e=<unix seconds>&s=<signature>`; variant full | thumb of a photo, the container of a recording. */
export const FILE_VARIANTS = ['full', 'thumb', ...VOICE_CONTAINERS] as const;
export const FileAddress = z.strictObject({ id: Id, variant: z.enum(FILE_VARIANTS) });
export const FileAddressQuery = z.strictObject({
  e: z.coerce.number().int(),
  s: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/),
});
