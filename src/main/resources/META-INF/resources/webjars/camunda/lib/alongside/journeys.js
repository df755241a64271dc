/* Whom the tasks of the Tasklist are about, asked once for all scripts of the page. */
import { gathered } from './gathered.js';

/** The journey or group that a task is about. */
export const journeyOf = gathered('/tasks/journeys', 'tasks');

/** Not everybody who has a task may open the pages of the journey: who was made an offer walks with nobody yet. */
export const isTheirs = gathered('/journeys/mine', 'journeys');
