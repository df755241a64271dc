/* Read first, before anything of Cockpit runs. */
import { leaveOut } from '../../../lib/alongside/page.js';

// What the server refuses is not offered: variables and what changes them, tasks and whose they are, and every way to
// stop, suspend, retry or delete past the process. Cockpit is for looking.
leaveOut(
  'cockpit.navigation:batch',
  'cockpit.navigation:reports',
  'cockpit.navigation:tasks',
  'cockpit.tasks.dashboard:task-dashboard',
  'cockpit.repository.deployment.action:delete-deployment',
  'cockpit.processDefinition.runtime.action:bulk-job-definition-override-job-priority-action',
  'cockpit.processDefinition.runtime.action:update-suspension-state-action',
  'cockpit.processInstance.runtime.action:add-variable-action',
  'cockpit.processInstance.runtime.action:cancel-process-instance-action',
  'cockpit.processInstance.runtime.action:job-retry-action',
  'cockpit.processInstance.runtime.action:update-suspension-state-action',
  'cockpit.processInstance.runtime.tab:external-tasks-process-instance-runtime',
  'cockpit.processInstance.runtime.tab:user-tasks-tab',
  'cockpit.processInstance.runtime.tab:variables-tab',
  'cockpit.jobDefinition.action:job-definition-override-job-priority-action',
  'cockpit.jobDefinition.action:update-suspension-state',
  'cockpit.incident.action:increase-incident-external-task-retry',
  'cockpit.incident.action:increase-incident-job-retry',
  'cockpit.incident.action:job-retry-action'
);

export default {
  app: { vendor: 'Alongside', name: 'Cockpit' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  disableWelcomeMessage: true,
  customScripts: ['../../lib/alongside/webapp', '../../lib/alongside/instance-tasks']
};
