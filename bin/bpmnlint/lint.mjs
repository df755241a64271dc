// Holds the models against bpmnlint's recommended rules.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';

const require = createRequire(import.meta.url);
const Linter = require('bpmnlint/lib/linter');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv.slice(2).find(argument => !argument.startsWith('--')) ?? join(here, '../..');
const processes = join(folder, 'processes');

// What an analyst does about it. A rule that is not named here says what is wrong, and bpmnlint's page says the rest.
const TO_DO = {
  'conditional-flows': 'Please give each flow a condition, and one of them the mark "default".',
  'end-event-required': 'Please let each way end in an end event.',
  'event-sub-process-typed-start-event': 'Please choose what starts it: a message, a timer, an error …',
  'fake-join': 'Please join the flows in a gateway before the box.',
  'label-required': 'Please write a name: a box says what is done, an event what happened, a gateway what is asked.',
  'no-bpmndi': 'Please draw it, or take it out of the file.',
  'no-disconnected': 'Please connect it with a flow, or remove it.',
  'no-duplicate-sequence-flows': 'Please keep one of the flows.',
  'no-gateway-join-fork': 'Please use two gateways, one to join and one to divide.',
  'no-implicit-end': 'Please lead it to an end event.',
  'no-implicit-split': 'Please divide the ways in a gateway.',
  'no-implicit-start': 'Please lead a flow from a start event to it.',
  'no-overlapping-elements': 'Please move them apart.',
  'single-blank-start-event': 'Please keep one plain start event.',
  'start-event-required': 'Please add a start event.',
  'sub-process-blank-start-event': 'Please take the trigger from the start event.',
  'superfluous-gateway': 'Please remove the gateway.',
  'superfluous-label': 'Please remove the name of the flow; only flows out of a deciding gateway have one.',
  'superfluous-termination': 'Please make it a plain end event.'
};

function models() {
  return readdirSync(processes, { recursive: true })
    .filter(name => name.endsWith('.bpmn'))
    .sort()
    .map(name => join(processes, name));
}

async function findings() {
  const linter = new Linter({ resolver: new NodeResolver(), config: { extends: 'bpmnlint:recommended' } });
  const found = [];
  for (const file of models()) {
    const model = basename(file, '.bpmn');
    let root;
    try {
      ({ rootElement: root } = await new BpmnModdle().fromXML(readFileSync(file, 'utf8')));
    } catch (error) {
      found.push(`${model}: it cannot be read: ${error.message}`);
      continue;
    }
    for (const [rule, reports] of Object.entries(await linter.lint(root))) {
      for (const { id, message } of reports) {
        const toDo = TO_DO[rule] ?? `See bpmnlint, rule ${rule}.`;
        found.push(`${model}, ${id}: ${message.replace(/\.$/, '')} (${rule}). ${toDo}`);
      }
    }
  }
  return found;
}

const found = await findings();
found.forEach(text => console.log(`- ${text}`));
console.log(`bpmnlint: ${found.length} to mend.`);
process.exit(found.length ? 1 : 0);
