// Holds the element templates against the schema that the Camunda Modeler reads them by, that of Camunda 7.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateAll } from '@bpmn-io/element-templates-validator';

const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../..');
const templates = join(folder, '.camunda/element-templates');
let valid = 0;
let invalid = 0;
for (const file of readdirSync(templates).filter(name => name.endsWith('.json')).sort()) {
  for (const { valid: isValid, errors, object } of validateAll(JSON.parse(readFileSync(join(templates, file), 'utf8'))).results) {
    isValid ? valid++ : invalid++;
    errors?.forEach(({ message }) => console.log(`- ${file}, ${object?.id}: ${message}`));
  }
}
console.log(`Element templates: ${valid} valid, ${invalid} not.`);
process.exit(invalid || !valid ? 1 : 0);
