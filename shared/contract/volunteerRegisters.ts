import { z } from 'zod';
import { VOLUNTEER_REGISTERS } from '../domain/volunteerTeams/limits';
import { defineRoute, Id } from './kernel';

/** A signed address of a register. */
export const VolunteerRegisterAddress = z.strictObject({ personId: Id, stationId: Id, of: z.enum(VOLUNTEER_REGISTERS) });
export const VolunteerRegisterQuery = z.strictObject({ e: z.coerce.number().int(), s: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/) });

export const volunteerRegisterRoutes = {
  'POST /workbench/volunteer-registers': defineRoute({
    summary: "The station's register of volunteers, teams, activities or counted hours as xlsx, in the field names of the national platform (志愿者, 志愿团队, 志愿活动, 志愿服务记录), at an address that lives minutes; of a document its kind and last four",
    tag: 'volunteerHours', access: 'session', body: z.strictObject({ stationId: Id, of: z.enum(VOLUNTEER_REGISTERS) }), status: 200, response: z.object({ url: z.string() }), errors: ['not_allowed'],
  }),
};
