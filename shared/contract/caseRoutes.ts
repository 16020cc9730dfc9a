import { z } from 'zod';
import { CONTACT_REASONS, REASON_WORDS } from '../domain/audit/entries';
import { CASE_STATES } from '../domain/cases/states';
import { ActionBodies, AroundRow, CaseRow, CaseView, CatalogueCategory, SubmitCase, WhyRow } from './cases';
import { StationView } from './organisation';
import { defineRoute, Id, IdParams, Moment, Named, page, PageQuery } from './kernel';

const tag = 'cases';

/** Views of the workbench's list; `all` is everything open that is the viewer's to see. */
export const WORKBENCH_VIEWS = ['all', 'overdue', 'today', 'toAccept', 'toDispatch', 'toAcknowledge', 'handling', 'toVerify', 'toEvaluate', 'toCallBack', 'toReview', 'closed'] as const;

const action = <K extends keyof typeof ActionBodies>(key: K, summary: string) =>
  defineRoute({
    summary,
    tag,
    access: 'session',
    params: IdParams,
    body: ActionBodies[key],
    idempotent: true,
    status: 200,
    response: CaseView,
    errors: ['not_found', 'not_allowed', 'conflict', 'wrong_state', 'rule_refused'],
  });

export const casesRoutes = {
  'GET /catalogue': defineRoute({
    summary: 'Categories, most used first, with their questions; rules for declining',
    tag,
    access: 'public',
    status: 200,
    response: z.object({
      categories: z.array(CatalogueCategory),
      declineRules: z.array(z.object({ id: Id, name: z.string(), article: z.string() })),
      /** The operator's own words on the report; always sent, absent in answers kept from before. */
      texts: z.object({ emergencyNote: z.string(), emergencyNoteElder: z.string(), closedNote: z.string(), privacyNote: z.string() }).optional(),
    }),
    errors: [],
  }),
  'GET /routing': defineRoute({
    summary: 'Who would get this, and by when it would be answered, before it is filed',
    tag,
    access: 'session',
    query: z.strictObject({
      categoryId: Id,
      /** The place in words, for the row that names it. */
      placeText: z.string().trim().max(120).default(''),
      lng: z.coerce.number().min(-180).max(180),
      lat: z.coerce.number().min(-90).max(90),
      system: z.enum(['gcj02', 'wgs84']).default('gcj02'),
    }),
    status: 200,
    response: z.object({
      community: Named,
      station: Named,
      grid: Named.nullable(),
      outsideGrids: z.boolean(),
      lead: Named.nullable(),
      promisedAt: Moment,
      /** Whether the office is open now; always sent. */
      officeOpen: z.boolean().optional(),
      /** Who is in charge and by which article, as rows of words; always sent. */
      why: z.array(WhyRow).optional(),
      /** Whom to call about it: the unit in charge where it has a number, else the station; always sent. */
      call: StationView.optional(),
    }),
    errors: ['rule_refused'],
  }),
  'POST /cases': defineRoute({
    summary: 'Report a problem; the same key makes one case however often it is sent',
    tag,
    access: 'session',
    body: SubmitCase,
    idempotent: true,
    status: 201,
    response: CaseView,
    errors: ['rule_refused', 'key_reused'],
  }),
  'GET /cases/mine': defineRoute({
    summary: 'What I reported',
    tag,
    access: 'session',
    query: z.strictObject({ tab: z.enum(['open', 'toEvaluate', 'done']).default('open'), ...PageQuery }),
    status: 200,
    response: page(CaseRow).extend({ counts: z.object({ open: z.number(), toEvaluate: z.number(), done: z.number() }) }),
    errors: [],
  }),
  'GET /cases/around': defineRoute({
    summary: 'What happens and was solved around me, without names or words of reporters',
    tag,
    access: 'session',
    query: z.strictObject({ communityId: Id, solved: z.enum(['yes', 'no']).default('yes'), ...PageQuery }),
    status: 200,
    response: page(AroundRow),
    errors: ['not_found'],
  }),
  'GET /cases/:id': defineRoute({
    summary: 'One case as its viewer may see it, with the actions the viewer may take',
    tag,
    access: 'session',
    params: IdParams,
    status: 200,
    response: CaseView,
    errors: ['not_found'],
  }),
  'GET /workbench/cases': defineRoute({
    summary: 'Cases of my units by view, most urgent deadline first; search by number, phone tail, room, name or words',
    tag: 'workbench',
    access: 'session',
    query: z.strictObject({
      view: z.enum(WORKBENCH_VIEWS).default('all'),
      search: z.string().trim().max(60).optional(),
      state: z.enum(CASE_STATES).optional(),
      /** First and last day of filing at +08:00 for closed cases; at most a year apart. */
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      ...PageQuery,
    }),
    status: 200,
    response: page(CaseRow).extend({ counts: z.record(z.enum(WORKBENCH_VIEWS), z.number().int()), now: Moment }),
    errors: ['not_allowed'],
  }),
  'POST /cases/:id/contact': defineRoute({
    summary: "Show staff the reporter's name and phone number for the moment, with a reason; the reporter sees who looked",
    tag,
    access: 'session',
    params: IdParams,
    body: z.strictObject({ reason: z.enum(CONTACT_REASONS), text: z.string().trim().max(REASON_WORDS).default('') }),
    idempotent: true,
    status: 200,
    response: z.object({ name: z.string(), /** In full; null when none is known. */ phone: z.string().nullable() }),
    errors: ['not_found', 'not_allowed', 'rule_refused'],
  }),
  'POST /cases/:id/supplement': action('supplement', 'The reporter adds words or photos (补充情况)'),
  'POST /cases/:id/withdraw': action('withdraw', 'The reporter withdraws (撤回)'),
  'POST /cases/:id/inspect': action('inspect', 'A grid worker verifies on the spot (现场核实)'),
  'POST /cases/:id/correct': action('correct', 'The station corrects category, grid or grade and routes anew'),
  'POST /cases/:id/accept': action('accept', 'Accept (受理)'),
  'POST /cases/:id/decline': action('decline', 'Decline by a rule, with reason (不予受理)'),
  'POST /cases/:id/accept-and-dispatch': action('acceptAndDispatch', 'Accept and dispatch in one tap (受理并交办)'),
  'POST /cases/:id/take-on': action('takeOn', 'The station handles it itself: accept, dispatch, acknowledge (即接即办)'),
  'POST /cases/:id/dispatch': action('dispatch', 'Give it to a unit with a deadline (交办)'),
  'POST /cases/:id/acknowledge': action('acknowledge', 'The unit confirms that it has it (签收)'),
  'POST /cases/:id/return': action('return', 'The unit says, with its reason, that it is not its duty (退单)'),
  'POST /cases/:id/designate': action('designate', 'After a return the street says which unit it is; that unit cannot return it (指定办理)'),
  'POST /cases/:id/handle': action('handle', 'What was done, in words or photos (处置反馈)'),
  'POST /cases/:id/verify': action('verify', 'Somebody other than the handler checks the result (核查)'),
  'POST /cases/:id/reject': action('reject', 'The check found it not done: back to the handler'),
  'POST /cases/:id/evaluate': action('evaluate', 'The reporter says whether it is solved (评价)'),
  'POST /cases/:id/record-word': action('recordWord', 'The station writes down what somebody without an account said by telephone; not who did the work'),
  'POST /cases/:id/reopen': action('reopen', 'One tap within 30 days of an unrated close'),
  'POST /cases/:id/release': action('release', 'Show a redacted version to neighbours'),
  'POST /cases/:id/unsplit': action('unsplit', 'Take back a matter that was split off, while nobody has touched it'),
  'POST /cases/:id/transcribe': action('transcribe', 'The station writes down what was spoken (听写)'),
  'POST /cases/:id/dispute-transcript': action('disputeTranscript', 'The reporter says that what was written down is wrong'),
  'POST /cases/:id/add-support': action('addSupport', 'Ask another unit to support, with a task of its own (协办)'),
  'POST /cases/:id/acknowledge-support': action('acknowledgeSupport', 'A supporting unit confirms its task'),
  'POST /cases/:id/support-progress': action('supportProgress', 'A supporting unit tells how far it is'),
  'POST /cases/:id/support-done': action('supportDone', 'A supporting unit reports its task done'),
  'POST /cases/:id/return-support': action('returnSupport', 'A supporting unit returns its task, with its reason'),
  'POST /cases/:id/drop-support': action('dropSupport', 'A supporting unit is no longer needed'),
  'POST /cases/:id/edit': action('edit', 'The reporter changes what was handed in, before it is taken on'),
  'POST /cases/:id/take-back-photos': action('takeBackPhotos', 'The reporter takes own photos back'),
  'POST /cases/:id/regrade': action('regrade', 'The station changes the grade, with a reason'),
  'POST /cases/:id/merge': action('merge', 'The station lets it go on in another case (并案)'),
  'POST /cases/:id/unmerge': action('unmerge', 'Take it out again; also its own reporter may'),
  'POST /cases/:id/call-reached': action('callReached', 'What the reporter said when called back (回访)'),
  'POST /cases/:id/call-missed': action('callMissed', 'Nobody answered the call; unreachable after three tries on three days'),
  'POST /cases/:id/confirm-unsolved': action('confirmUnsolved', 'The street confirms that it is not solved (复核)'),
  'POST /cases/:id/close-explained': action('closeExplained', 'The street explains why it stays as it is (复核)'),
  'POST /cases/:id/order-redo': action('orderRedo', 'The street orders another redo by a unit it designates (复核)'),
  'POST /cases/:id/mark-unsolved': action('markUnsolved', 'The reporter says that it is closed and not solved; it stays in the figures'),
  'POST /cases/:id/note': action('note', 'Internal note, never shown to residents'),
};
