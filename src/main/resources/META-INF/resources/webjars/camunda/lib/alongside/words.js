/*
 * The words of the engine's web applications that we say in our own way. Where te reo Māori stands beside the English,
 * it follows a middle dot; this is the one place to correct it (names of the filters: TaskFilters.java).
 */
export const tasklist = {
  // The Tasklist and its list
  NO_AVAILABLE_FILTER: 'There are no lists for your role.',
  NO_MATCHING_TASK: 'Nothing here just now.',
  SELECT_TASK_IN_LIST: 'Choose a task in the list.',
  CREATION: 'came',
  CREATION_DATE: 'Newest',
  DUE: 'due',
  DUE_DATE: 'Due',
  FOLLOW_UP: 'come back',
  FOLLOW_UP_DATE: 'Come back',
  PRIORITY: 'Urgency',
  TASK_NAME: 'Name',
  ASSIGNEE: 'For whom',
  TASK_HAS_BEEN_REMOVED: 'This task is no longer open: it was done, or the survivor decided otherwise.',
  CLOSE_TASK: 'Close',
  // A task
  FORM: 'Form · Puka',
  DIAGRAM: 'Where we are · Kei hea tātou',
  DESCRIPTION: 'What this is · He aha tēnei',
  NO_DIAGRAM: 'This way is not drawn here, so that nobody can see how many are on it. The form says what is next.',
  NO_DESCRIPTION: 'Nothing more is said about this task.',
  CLAIM_TASK: 'Take this on · Māku tēnei',
  UNCLAIM_TASK: 'Give it back to the list',
  COMPLETE: 'Done · Kua oti',
  LOADING: 'Loading…',
  ASSIGN_NOTE_PROCESS: 'Next for you · Muri iho',
  COMPLETE_ERROR: 'Not done yet · Kāore anō kia oti',
  CLAIM_ERROR: 'This task could not be taken',
  UNCLAIM_ERROR: 'This task could not be given back',
  LOAD_VARIABLES_FAILURE: 'The form could not be filled with what is known',
  FORM_FAILURE: 'The form could not be opened:',
  TASK_NOT_EXIST: 'This task is no longer open.',
  INSTANCE_SUSPENDED: 'This task is paused for everybody just now.',
  // Beginning a journey
  START_PROCESS: 'Begin · Tīmataria',
  SEARCH_PROCESS_BY_NAME: 'Look for it by name',
  CLICK_PROCESS_TO_START: 'Choose what to begin.',
  NO_PROCESS_DEFINITION_AVAILABLE: 'There is nothing that your role begins. Peer workers begin journeys.',
  PROCESS_START_OK: 'Begun.',
  PROCESS_START_ERROR: 'Not begun yet · Kāore anō kia tīmata',
  START: 'Begin · Tīmataria',
  BACK: 'Back · Hoki',
  CLOSE: 'Close · Katia',
  // All applications
  SHORTCUT_HELP: 'Keyboard',
  SIGN_OUT_ACTION: 'Sign out · Takiputa',
  TOGGLE_NAVIGATION: 'Menu',
  BANNER_CE_EOL_TEXT: '',
  PAGES_STATUS_SERVER_ERROR: 'Something went wrong on our side',
  PAGES_MSG_SERVER_ERROR: 'Nothing was changed. Please try again in a minute.',
  PAGES_MSG_ACCESS_DENIED: 'Your role does not include this.',
  PAGES_MSG_ACTION_DENIED: 'Your role does not include this.'
};

export const cockpit = {
  PLUGIN_PROCESS_INSTANCE_ID: 'Label',
  ALONGSIDE_TASKS: 'Open tasks',
  ALONGSIDE_TASK: 'Task',
  ALONGSIDE_SINCE: 'Since',
  ALONGSIDE_UNTIL: 'Until',
  ALONGSIDE_PAST: 'has passed',
  ALONGSIDE_NO_TASKS: 'No task is open here. What it called may have some: see the called process instances.',
  ALONGSIDE_TASKS_FAILED: 'The tasks could not be read just now. Please load the page again in a minute.',
  SIGN_OUT_ACTION: tasklist.SIGN_OUT_ACTION,
  CAM_WIDGET_HEADER_SIGN_OUT: tasklist.SIGN_OUT_ACTION,
  BANNER_CE_EOL_TEXT: '',
  PAGES_MSG_ACCESS_DENIED: tasklist.PAGES_MSG_ACCESS_DENIED,
  PAGES_MSG_ACTION_DENIED: tasklist.PAGES_MSG_ACTION_DENIED
};

export const admin = cockpit;

/** What our own scripts say. */
export const ours = {
  signedOut: ['You are signed out', 'Kua takiputa koe'],
  signedOutMore: 'What you typed is still here. Sign in in another tab, come back to this one, and send it.',
  signedOutCall: 'You are signed out, so nothing was kept. What you typed is still here. Sign in in another tab, '
    + 'come back to this one, and send it again.',
  signIn: 'Sign in in another tab',
  back: ['You are signed in again', 'Kua hoki mai koe'],
  backMore: 'What you typed is still here and can be sent now.',
  close: ['Close', 'Katia'],
  serverFailed: 'Something went wrong on our side, so nothing was kept. What you typed is still here. '
    + 'Please try again in a minute.',
  serverAway: 'The service cannot be reached just now, so nothing was kept. What you typed is still here. '
    + 'Please try again in a minute.',
  notThere: 'The form is not here yet. Please wait a moment and try again.',
  lookAgain: 'Nothing was sent yet, and what you typed is still here. Please look at this again:',
  stillHere: 'What you typed is still here.',
  leave: ['Leave without keeping?', 'Ka wehe?'],
  leaveMore: 'What you typed has not been kept yet. If you go on, it is gone.',
  stay: ['Stay', 'Noho'],
  goOn: ['Go on without keeping it', 'Haere'],
  anyTime: ['At any time', 'I ngā wā katoa'],
  people: ['My people', 'Aku tāngata'],
  record: 'Before a meeting · I mua i te hui',
  recordComes: 'What was written down comes in a moment.',
  recordUnread: 'What was written down cannot be shown just now. Please open the tab again.',
  noRecord: 'This task is about nobody whose record is open to you.',
  wholeRecord: 'All that is written down, in a tab of its own',
  notSafe: ['Somebody may not be safe', 'Haumaru'],
  newTab: '(opens in a new tab)',
  comesBack: ['A survivor comes back', 'Hokinga mai'],
  myProfile: ['My profile', 'Ko au'],
  team: ['Team', 'Te tīma'],
  workers: ['Workers', 'Kaimahi tautoko'],
  groups: ['Groups', 'Ngā rōpū'],
  toList: ['Back to the list', 'Hoki'],
  whose: 'For',
  yours: 'you',
  nobodys: 'nobody yet',
  due: 'Due',
  followUp: 'Come back',
  emergency: ['Emergency', 'Ohotata'],
  urgent: ['Urgent', 'Kōhukihuki'],
  oneTask: '1 task',
  tasks: 'tasks',
  manyTasks: 'more than 99 tasks'
};

/** Where somebody may be in danger. What the line itself says comes from the service (Alert.java). */
export const alerts = {
  region: 'Calls for help',
  hearing: 'How calls for help are heard here',
  listens: 'This page shows calls for help as they come.',
  sound: {
    on: 'The sound is on.',
    off: 'The sound is off: look at this page often.',
    blocked: 'The browser lets no sound through before you have clicked or pressed a key on this page.',
    none: 'This browser plays no sound.'
  },
  notified: {
    granted: 'Your browser tells you when this page is behind others.',
    denied: 'When this page is behind others, the browser does not tell you: its settings for this site forbid it.'
  },
  switchOn: 'Turn the sound on',
  switchOff: 'Turn the sound off',
  notify: 'Tell me when this page is behind others',
  deaf: 'This page cannot hear calls for help now: the service has not answered for half a minute. It tries again by '
    + 'itself. Until then, ask by telephone whether anybody needs you.',
  deafTitle: 'Cannot hear calls for help',
  hearsAgain: 'This page hears calls for help again.',
  signedOut: 'You are signed out, so this page cannot hear calls for help.',
  signIn: 'Sign in in another tab'
};
