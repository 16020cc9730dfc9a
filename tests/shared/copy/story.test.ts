import { timelinePhrase } from '../../../shared/copy/cases';
import { bookingMomentWords } from '../../../shared/copy/bookings';
import { consultationMomentWords } from '../../../shared/copy/consultations';
import { emergencyMomentWords } from '../../../shared/copy/emergencies';
import { noticeMomentWords } from '../../../shared/copy/notices';
import { projectMomentWords } from '../../../shared/copy/projects';
import { STEP_TAKEN, storyWords } from '../../../shared/copy/story';
import { topicMomentWords } from '../../../shared/copy/topics';
import { visitMomentWords } from '../../../shared/copy/visits';
import { recordMomentWords } from '../../../shared/copy/volunteerHours';
import { taskMomentWords } from '../../../shared/copy/volunteerTasks';
import { voteMomentWords } from '../../../shared/copy/votes';
import { wishMomentWords } from '../../../shared/copy/wishes';

/** A step of a later program, and one that every object answers to by another name. */
const UNKNOWN = 'foreseen' as never;

describe('a step that an older phone has no words for', () => {
  const actor = { name: '林晓梅', unit: '工作站', isReporter: false };
  it.each<[string, () => string]>([
    ['a case', () => timelinePhrase({ action: UNKNOWN, actor, unit: null }, false)],
    ['a wish', () => wishMomentWords({ action: UNKNOWN, code: 'later', unit: null, part: 'station' })],
    ['a wish, by who claimed it', () => wishMomentWords({ action: UNKNOWN, code: null, unit: '福来五金店', part: 'claimant' })],
    ['a micro-project', () => projectMomentWords({ action: UNKNOWN, code: 'later', unit: '工作站' })],
    ['a task', () => taskMomentWords({ action: UNKNOWN, code: 'later' })],
    ['hours', () => recordMomentWords({ action: UNKNOWN, code: 'later' })],
    ['a visit', () => visitMomentWords(UNKNOWN)],
    ['a booking', () => bookingMomentWords(UNKNOWN)],
    ['a topic', () => topicMomentWords({ action: UNKNOWN, code: 'later' })],
    ['a consultation', () => consultationMomentWords({ action: UNKNOWN, code: 'later' })],
    ['a vote', () => voteMomentWords({ action: UNKNOWN, code: 'later' })],
    ['a notice', () => noticeMomentWords(UNKNOWN)],
    ['an emergency', () => emergencyMomentWords(UNKNOWN)],
  ])('has its line in the story of %s', (_, said) => {
    expect(said()).toMatch(new RegExp(`^(工作站)?${STEP_TAKEN}$`));
  });

  it('keeps what was told with it', () => {
    expect(storyWords({ claim: '有人认领了' }, UNKNOWN, '明天来')).toBe(`${STEP_TAKEN}：明天来`);
    expect(storyWords({ claim: '有人认领了' }, 'claim')).toBe('有人认领了');
  });

  it('says days in words, and takes no other code for a day', () => {
    expect(wishMomentWords({ action: 'arrange', code: '2026-11-28', unit: null, part: 'claimant' })).toBe('约好了日子：11 月 28 日');
    expect(wishMomentWords({ action: 'volunteerTask', code: 'helped', unit: null, part: 'station' })).toBe('志愿者帮忙');
    expect(taskMomentWords({ action: 'change', code: '2026-12-04' })).toBe('工作站改了一改：改到 12 月 4 日前');
  });
});
