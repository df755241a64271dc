/* Read first, before anything of Admin runs. */
import '../../../lib/alongside/page.js';

export default {
  app: { vendor: 'Alongside', name: 'Admin' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  disableWelcomeMessage: true,
  customScripts: ['../../lib/alongside/webapp']
};
