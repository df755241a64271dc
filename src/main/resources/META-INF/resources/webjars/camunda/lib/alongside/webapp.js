/* Loaded by each of the engine's web applications, before it starts. */
import * as words from './words.js';
import { appName, root, vendor } from './page.js';
import { listen } from './alerts.js';
import { countIn, inWords } from './counts.js';
import { placeFirst } from './diagram.js';
import { labelInstances } from './labels.js';
import { beforeLeaving, isChanged } from './leaving.js';
import { checkedForms, saysWhatIsMissing } from './forms.js';
import { refusalsWhereOneStands } from './refusals.js';
import { namesForAll } from './names.js';
import { answered, end, outlive, speakPlainly } from './session.js';

// Before anything is shown, so that no word is asked for that has not come yet.
const vendorsWords = await fetch(`${vendor}/app/${appName}/locales/en.json`)
  .then(answer => answer.json())
  .then(locale => locale.labels);

const custom = window.angular.module(`cam.${appName}.custom`);

custom.filter('alongsideCount', inWords);

custom.config([
  '$provide',
  '$httpProvider',
  '$translateProvider',
  ($provide, $httpProvider, $translateProvider) => {
    $translateProvider.translations('en', { ...vendorsWords, ...words[appName] });
    $provide.decorator('camAPIHttpClient', ['$delegate', client => speakPlainly(client)]);
    $httpProvider.interceptors.push(['$injector', answered]);
    if (appName === 'tasklist') {
      $provide.decorator('camTasklistFormCamundaDirective', ['$delegate', saysWhatIsMissing]);
      $provide.decorator('camTasklistFiltersDirective', ['$delegate', countIn]);
      $provide.decorator('Notifications', ['$delegate', refusalsWhereOneStands]);
      $provide.decorator('camWidgetBpmnViewerDirective', ['$delegate', placeFirst]);
      $provide.decorator('$uibModalStack', ['$delegate', '$rootScope', beforeLeaving]);
    }
  }
]);

custom.run([
  '$rootScope',
  $rootScope => {
    // One sign-in and one sign-out for all pages of the service.
    let isLeaving = false;
    const leaveTo = path => event => {
      event.preventDefault();
      if (!isLeaving) {
        isLeaving = true;
        window.location.assign(root + path);
      }
    };
    $rootScope.$on('authentication.logout.success', leaveTo('/login?signed-out'));
    $rootScope.$on('$routeChangeStart', (event, next) => {
      if (next && next.$$route && next.$$route.originalPath === '/login') {
        leaveTo('/login')(event);
      }
    });
    outlive($rootScope);
    namesForAll();
    if (appName === 'tasklist') {
      checkedForms();
    }
    listen({
      controls: () => document.querySelector('footer[cam-widget-footer]'),
      signedOut: end,
      ...(appName === 'tasklist' && {
        mayAct: true,
        isTyped: () => isChanged(document) || document.querySelector('.modal-content') !== null,
        counts: counts => $rootScope.$applyAsync(() => ($rootScope.alongsideCounts = counts))
      })
    });
    if (appName === 'cockpit') {
      labelInstances();
    }
  }
]);
