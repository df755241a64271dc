/* Read first, before anything of the Tasklist runs. */
import '../../../lib/alongside/no-drafts.js';
import { leaveOut } from '../../../lib/alongside/page.js';

// What the server refuses is not offered: tasks and comments of one's own, a search whose words would stand in the
// address, variables on the cards, the history.
leaveOut(
  'tasklist.navbar.action:create-task-action',
  'tasklist.task.action:task-action-comment',
  'tasklist.task.detail:task-detail-history',
  'tasklist.list:task-search',
  'tasklist.card:tasklist-card-variables'
);

export default {
  app: { vendor: 'Alongside', name: 'Tasklist' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  dateFormat: {
    monthName: 'MMMM',
    day: 'D',
    abbr: 'D MMM YYYY, HH:mm',
    normal: 'D MMMM YYYY, HH:mm',
    long: 'dddd D MMMM YYYY, HH:mm',
    short: 'D MMMM YYYY'
  },
  disableWelcomeMessage: true,
  customScripts: [
    '../../lib/alongside/webapp',
    '../../lib/alongside/urgency',
    '../../lib/alongside/survivor',
    '../../lib/alongside/ways',
    '../../lib/alongside/record',
    '../../lib/alongside/concern'
  ],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'takes the task that is open' },
    focusFilter: { key: 'ctrl+shift+f', description: 'goes to the first filter' },
    focusList: { key: 'ctrl+alt+l', description: 'goes to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'goes to the first question of the form' },
    startProcess: { key: 'ctrl+alt+p', description: 'begins a journey' }
  }
};
