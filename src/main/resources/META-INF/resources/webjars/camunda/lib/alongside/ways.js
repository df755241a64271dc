/* Ways from the Tasklist to the pages of the service, each for those whose role has it. */
import { bilingual, element, root } from './page.js';
import { ours } from './words.js';

function way(path, words) {
  const link = element('a', { href: root + path });
  link.append(bilingual(...words));
  return link;
}

export default {
  id: 'alongside-ways',
  pluginPoint: 'tasklist.navbar.action',
  priority: 90,
  render: (node, passed, scope) => {
    node.className = 'alongside-ways';
    scope.$root.$watch('authentication.authorizedApps', apps => {
      node.replaceChildren();
      if (apps && apps.includes('cockpit')) {
        node.append(way('/team', ours.team), way('/workers', ours.workers), way('/groups', ours.groups), way('/workers/me', ours.myProfile));
      } else if (apps) {
        node.append(
          way('/people', ours.people),
          way('/groups', ours.groups),
          way('/journeys/return', ours.comesBack),
          way('/workers/me', ours.myProfile)
        );
      }
    });
  }
};
