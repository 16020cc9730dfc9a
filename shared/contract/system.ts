import { z } from 'zod';
import { defineRoute } from './kernel';
import { PhoneView } from './organisation';

export const systemRoutes = {
  'GET /config': defineRoute({
    summary: 'What a client must know before anybody is logged in',
    tag: 'system',
    access: 'public',
    status: 200,
    response: z.object({
      mode: z.enum(['demonstration', 'production']),
      districtName: z.string(),
      /** Tile server for the H5 map, or null: then the map is drawn from our own polygons alone. */
      tiles: z.string().nullable(),
      /** Number of the district, for whoever has no station yet; absent while it has given none. */
      hotline: PhoneView.optional(),
    }),
    errors: [],
  }),
};
