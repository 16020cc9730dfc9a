import { baseline } from './001-baseline';
import { homesOnRecord } from './002-homes-on-record';
import { peopleOfImports } from './003-people-of-imports';
import { figuresByUnit } from './004-figures-by-unit';
import { searchByDeadline } from './005-search-by-deadline';
import { watchedDeadlines } from './006-watched-deadlines';
import { lanesOfTheOutbox } from './007-lanes-of-the-outbox';
import { board } from './008-board';
import { figuresByBoth } from './009-figures-by-both';
import { closedAtASpot } from './010-closed-at-a-spot';
import { hoursOfTeams } from './011-hours-of-teams';
import { topicsByConsultation } from './012-topics-by-consultation';
import { secretVotes } from './013-secret-votes';
import { pollsOfTopics } from './014-polls-of-topics';
import { shownByAll } from './015-shown-by-all';
import type { Migration } from './types';

/** Every migration in order. */
export const MIGRATIONS: readonly Migration[] = [baseline, homesOnRecord, peopleOfImports, figuresByUnit, searchByDeadline, watchedDeadlines, lanesOfTheOutbox, board, figuresByBoth, closedAtASpot, hoursOfTeams, topicsByConsultation, secretVotes, pollsOfTopics, shownByAll];
