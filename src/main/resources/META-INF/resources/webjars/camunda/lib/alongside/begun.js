/* A first contact ends with the label and a card for the survivor, on a page of the service, whoever will walk with them. */
import { root } from './page.js';

const START_FORM = /process-definition\/.*\/submit-form$/;
const JOURNEY = /^survivor-journey:/;

/** Leads on once the window with the form is closed: before, the page would ask about leaving what was just sent. */
function goOn(address) {
  const leave = () => {
    const isClosed = !document.querySelector('.modal-content');
    if (isClosed) {
      closing.disconnect();
      window.location.assign(address);
    }
    return isClosed;
  };
  const closing = new MutationObserver(leave);
  if (!leave()) {
    closing.observe(document.body, { childList: true, subtree: true });
  }
}

/** Looks at each answer of the service to what was sent. */
export function afterFirstContact(path, answer) {
  if (START_FORM.test(path) && JOURNEY.test(answer?.definitionId ?? '') && answer.businessKey) {
    goOn(`${root}/journeys/${encodeURIComponent(answer.businessKey)}/begun`);
  }
}
