/* On our own pages. */
import { listen } from './alerts.js';

listen({ mayAct: document.querySelector('.alongside-alerts') !== null });
